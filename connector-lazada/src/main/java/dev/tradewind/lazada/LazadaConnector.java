package dev.tradewind.lazada;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.http.Calls;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.time.Chance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A Lazada shop as a source of orders, customers, products, stock, ads, reversals and the statement. Thread-safe; holds nothing
 * but its parts.
 */
final class LazadaConnector implements Connector {
    /** Lazada began in 2012: no product is older. */
    static final Instant FIRST_PRODUCT = Instant.parse("2010-01-01T00:00:00Z");

    /** A sweep reads a little into the future, so that a product that is edited meanwhile is met again. */
    private static final Duration SWEEP_AHEAD = Duration.ofDays(1);

    private static final int PRODUCTS_A_PAGE = 20;

    private final Shop shop;
    private final TokenManager tokens;
    private final LazadaCalls calls;
    private final MoneyFeeds money;
    private final Optional<ReviewFeed> reviews;
    private final Supplier<Calls> made;
    private final LazadaCheck check;
    private final PlatformClock platform;
    private final Clock clock;
    private final Function<Chance, Connector> replay;
    private final List<Feed> feeds;

    LazadaConnector(
            Shop shop,
            TokenManager tokens,
            LazadaCalls calls,
            MoneyFeeds money,
            Optional<ReviewFeed> reviews,
            Supplier<Calls> made,
            LazadaCheck check,
            LazadaRates rates,
            PlatformClock platform,
            Clock clock,
            Function<Chance, Connector> replay) {
        this.shop = shop;
        this.tokens = tokens;
        this.calls = calls;
        this.money = money;
        this.reviews = reviews;
        this.made = made;
        this.check = check;
        this.platform = platform;
        this.clock = clock;
        this.replay = replay;
        this.feeds = Stream.of(
                        LazadaFeeds.of(rates),
                        MoneyFeeds.of(rates),
                        reviews.map(feed -> List.of(ReviewFeed.of(rates))).orElse(List.of()))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Shop shop() {
        return shop;
    }

    @Override
    public List<Feed> feeds() {
        return feeds;
    }

    /** The consent behind the token: one of a cross-border seller is shared by its shops on all sites. */
    @Override
    public String account() {
        return tokens.key().toString();
    }

    @Override
    public Optional<TokenManager> tokens() {
        return Optional.of(tokens);
    }

    /**
     * Records are read one by one by their ids; how many pages a window fills, only Lazada can say: at least one. The app's
     * allowance over all its shops is not reckoned with.
     */
    @Override
    public Optional<Estimate> estimate(Feed feed, Slice slice) {
        String group = slice.feed().equals(LazadaFeeds.ORDERS) ? "orders" : "products";
        long least = slice.scope() instanceof Scope.Ids ids ? ids.ids().size() : ReviewFeed.least(slice);
        return Optional.of(new Estimate(least, false, LazadaRates.limit(group)));
    }

    @Override
    public SliceReader open(Slice slice, Optional<Cursor> from) {
        return switch (slice.feed()) {
            case LazadaFeeds.ORDERS -> new LazyReader(() -> orders(slice, from));
            case LazadaFeeds.PRODUCTS, LazadaFeeds.STOCK -> new LazyReader(() -> products(slice, from));
            case MoneyFeeds.TRANSACTIONS, MoneyFeeds.PAYOUTS, MoneyFeeds.REVERSALS ->
                money.open(slice, from).orElseThrow(() -> unknown(slice));
            case ReviewFeed.REVIEWS -> reviews(slice, from);
            case LazadaFeeds.ADS -> ads(slice, from);
            default -> throw unknown(slice);
        };
    }

    @Override
    public Connector replaying(Chance jitter) {
        return replay.apply(jitter);
    }

    @Override
    public Health check() {
        return check.run();
    }

    @Override
    public Optional<Instant> serverTime() {
        return platform.now();
    }

    @Override
    public Calls calls() {
        return made.get();
    }

    private SliceReader orders(Slice slice, Optional<Cursor> from) {
        ErrorContext context = ErrorContext.of(shop.ref(), "GET /orders/get");
        if (slice.scope() instanceof Scope.Ids ids) {
            return new IdsReader(slice.feed(), ids, from, context, LazadaCalls.ITEMS_OF, new OrdersById(calls, clock));
        }
        if (!(slice.scope() instanceof Scope.Window window)) {
            throw unknown(slice);
        }
        ScanPosition position = from.map(cursor -> ScanPosition.of(cursor, slice.feed(), context))
                .orElseGet(() -> OrderScan.start(window.from()));
        OrderScan scan =
                new OrderScan(calls::orders, clock, context, window.from(), Optional.of(window.to()), position);
        return new OrderReader(scan, new OrderAssembler(calls, clock), slice.feed(), window.to(), platform);
    }

    private SliceReader products(Slice slice, Optional<Cursor> from) {
        ErrorContext context = ErrorContext.of(shop.ref(), "GET /products/get");
        ProductAssembler assembler =
                new ProductAssembler(calls, clock, slice.feed().equals(LazadaFeeds.STOCK));
        if (slice.scope() instanceof Scope.Ids ids) {
            boolean levels = ids.dataset().equals(Dataset.INVENTORY);
            return new IdsReader(
                    slice.feed(),
                    ids,
                    from,
                    context,
                    PRODUCTS_A_PAGE,
                    levels ? assembler::levelsById : assembler::byId);
        }
        boolean sweep = slice.scope() instanceof Scope.AsOf;
        if (!sweep && !(slice.scope() instanceof Scope.Window)) {
            throw unknown(slice);
        }
        Instant start = slice.scope() instanceof Scope.Window window ? window.from() : FIRST_PRODUCT;
        Instant end = slice.scope() instanceof Scope.AsOf asOf
                ? asOf.at().plus(SWEEP_AHEAD)
                : ((Scope.Window) slice.scope()).to();
        ScanPosition position = from.map(cursor -> ScanPosition.of(cursor, slice.feed(), context))
                .orElseGet(() -> ProductScan.start(start, end));
        String word = sweep ? LazadaFeeds.ALL : slice.part();
        ProductScan scan = new ProductScan(calls::products, clock, context, word, start, end, position);
        return new ProductReader(scan, assembler, slice.feed(), sweep ? Optional.empty() : Optional.of(end), platform);
    }

    private SliceReader reviews(Slice slice, Optional<Cursor> from) {
        ReviewFeed feed = reviews.orElseThrow(() -> unknown(slice));
        return slice.scope() instanceof Scope.Ids
                ? money.open(slice, from).orElseThrow(() -> unknown(slice))
                : new LazyReader(() -> feed.open(slice, from));
    }

    private SliceReader ads(Slice slice, Optional<Cursor> from) {
        ErrorContext context = ErrorContext.of(shop.ref(), "GET " + LazadaApi.ADGROUPS);
        if (slice.scope() instanceof Scope.Ids ids) {
            return new AdsById(calls, ids, from, context, clock);
        }
        if (slice.scope() instanceof Scope.Days days) {
            return new AdReader(calls, slice, days, from, context, clock);
        }
        throw unknown(slice);
    }

    private IllegalArgumentException unknown(Slice slice) {
        return new IllegalArgumentException("shop " + shop.ref() + " has no feed for " + slice);
    }
}
