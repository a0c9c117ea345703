package dev.tradewind.lazada.internal.spi;

import dev.tradewind.core.Market;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.http.ApiClient;
import dev.tradewind.core.http.Calls;
import dev.tradewind.core.spi.AbstractConnector;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.time.Chance;
import dev.tradewind.lazada.internal.ads.AdFeed;
import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.internal.money.MoneyFeeds;
import dev.tradewind.lazada.internal.orders.OrderFeed;
import dev.tradewind.lazada.internal.products.ProductFeeds;
import dev.tradewind.lazada.internal.reading.Feeds;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import dev.tradewind.lazada.internal.reviews.ReviewCalls;
import dev.tradewind.lazada.internal.reviews.ReviewFeed;
import dev.tradewind.lazada.internal.wire.LazadaApi;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaMoneyApi;
import dev.tradewind.lazada.internal.wire.LazadaRates;
import dev.tradewind.lazada.internal.wire.LazadaReviewApi;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * A Lazada shop as a source of orders, customers, products, stock, ads, reversals and the statement. Thread-safe; holds nothing
 * but its parts.
 */
public final class LazadaConnector extends AbstractConnector {
    private final Parts parts;
    private final LazadaCheck check;

    /**
     * What a connector is made of.
     *
     * @param shop with the one market of its site
     * @param tokens shared by all that calls for the account
     * @param client calls the site's gateway for the shop
     * @param rates what its calls draw on
     * @param clock the runtime's
     * @param readsReviews whether it has the feed of reviews
     */
    public record Parts(
            Shop shop, TokenManager tokens, ApiClient client, LazadaRates rates, Clock clock, boolean readsReviews) {
        Parts jitteredBy(Chance jitter) {
            return new Parts(shop, tokens, client.jitteredBy(jitter), rates, clock, readsReviews);
        }
    }

    public LazadaConnector(Parts parts) {
        super(parts.shop());
        this.parts = parts;
        Market market = parts.shop().markets().get(0);
        ErrorContext context = ErrorContext.of(parts.shop().ref(), "decode");
        LazadaCalls calls = new LazadaCalls(parts.client().service(LazadaApi.class), market, context);
        MoneyCalls money = new MoneyCalls(parts.client().service(LazadaMoneyApi.class), market, context);
        ReviewCalls reviews = new ReviewCalls(parts.client().service(LazadaReviewApi.class), market, context);
        PlatformClock platform = new PlatformClock(parts.client()::serverTime);
        ShopRef shop = parts.shop().ref();
        Clock clock = parts.clock();
        register(new OrderFeed(shop, calls, platform, clock));
        register(new ProductFeeds(shop, calls, platform, clock));
        register(new AdFeed(shop, calls, clock));
        MoneyFeeds moneyFeeds = new MoneyFeeds(shop, money, reviews, platform, clock);
        register(moneyFeeds);
        if (parts.readsReviews()) {
            register(new ReviewFeed(shop, calls, reviews, moneyFeeds::byId, clock));
        }
        this.check = new LazadaCheck(shop, calls, parts.client(), clock, parts.readsReviews());
    }

    private void register(Feeds group) {
        for (Feed feed : group.feeds(parts.rates())) {
            register(
                    feed,
                    (slice, from) -> group.open(slice, from)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "feed " + feed.name() + " of " + shop().ref() + " cannot read " + slice.scope())));
        }
    }

    /** The consent behind the token: one of a cross-border seller is shared by its shops on all sites. */
    @Override
    public String account() {
        return parts.tokens().key().toString();
    }

    @Override
    public Optional<TokenManager> tokens() {
        return Optional.of(parts.tokens());
    }

    /**
     * Records are read one by one by their ids; how many pages a window fills, only Lazada can say: at least one. The app's
     * allowance over all its shops is not reckoned with.
     */
    @Override
    public Optional<Estimate> estimate(Feed feed, Slice slice) {
        String group = slice.feed().equals(OrderFeed.ORDERS) ? "orders" : "products";
        long least = slice.scope() instanceof Scope.Ids ids ? ids.ids().size() : ReviewFeed.least(slice);
        return Optional.of(new Estimate(least, false, LazadaRates.limit(group)));
    }

    @Override
    public Connector replaying(Chance jitter) {
        return new LazadaConnector(parts.jitteredBy(jitter));
    }

    @Override
    public Health check() {
        return check.run();
    }

    @Override
    public Optional<Instant> serverTime() {
        return parts.client().serverTime();
    }

    @Override
    public Calls calls() {
        return parts.client().calls();
    }
}
