package dev.tradewind.lazada.internal.products;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Write;
import dev.tradewind.lazada.internal.reading.Feeds;
import dev.tradewind.lazada.internal.reading.IdsReader;
import dev.tradewind.lazada.internal.reading.LazyReader;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import dev.tradewind.lazada.internal.reading.ScanPosition;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaRates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Products by their time of change, and their stock: it does not change a product's time of change, hence the daily sweep. */
public final class ProductFeeds implements Feeds {
    public static final String PRODUCTS = "products";
    public static final String STOCK = "stock";

    /** The list's filter for everything that is not deleted; also the part's name. */
    public static final String ALL = "all";

    /** The list's filter for what is deleted; also the part's name. */
    public static final String DELETED = "deleted";

    /** Lazada began in 2012: no product is older. */
    public static final Instant FIRST_CHANGE = Instant.parse("2010-01-01T00:00:00Z");

    /** A sweep reads a little into the future, so that a product that is edited meanwhile is met again. */
    private static final Duration SWEEP_AHEAD = Duration.ofDays(1);

    private static final int IDS_A_PAGE = 20;

    private final ShopRef shop;
    private final LazadaCalls calls;
    private final PlatformClock platform;
    private final Clock clock;

    public ProductFeeds(ShopRef shop, LazadaCalls calls, PlatformClock platform, Clock clock) {
        this.shop = shop;
        this.calls = calls;
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public List<Feed> feeds(LazadaRates rates) {
        return List.of(
                Feed.builder(PRODUCTS, Dataset.PRODUCTS)
                        .parts(ALL, DELETED)
                        .proof(Proof.KEYSET)
                        .maxWindow(Duration.ofDays(30))
                        .lag(Duration.ofMinutes(2))
                        .settle(Duration.ofHours(1), Duration.ofMinutes(15))
                        .rate(rates.key("products"))
                        .maxOpen(2)
                        .build(),
                Feed.builder(STOCK, Dataset.INVENTORY, Dataset.PRODUCTS)
                        .byId(Dataset.INVENTORY)
                        .axis(Axis.AS_OF)
                        .write(Write.SWEEP)
                        .proof(Proof.KEYSET)
                        .maxWindow(Duration.ofDays(1))
                        .lag(Duration.ZERO)
                        .settle(Duration.ZERO, Duration.ofDays(1))
                        .rate(rates.key("products"))
                        .build());
    }

    @Override
    public Optional<SliceReader> open(Slice slice, Optional<Cursor> from) {
        ErrorContext context = ErrorContext.of(shop, "GET /products/get");
        if (slice.scope() instanceof Scope.Ids ids) {
            return Optional.of(new LazyReader(() -> byId(slice, ids, from, context)));
        }
        if (slice.scope() instanceof Scope.Window window) {
            return Optional.of(new LazyReader(() -> forward(slice, window, from, context)));
        }
        if (slice.scope() instanceof Scope.AsOf asOf) {
            return Optional.of(new LazyReader(() -> sweep(slice, asOf, from, context)));
        }
        return Optional.empty();
    }

    private SliceReader byId(Slice slice, Scope.Ids ids, Optional<Cursor> from, ErrorContext context) {
        ProductAssembler assembler = assembler(slice);
        boolean levels = ids.dataset().equals(Dataset.INVENTORY);
        return new IdsReader(
                slice.feed(), ids, from, context, IDS_A_PAGE, levels ? assembler::levelsById : assembler::byId);
    }

    private SliceReader forward(Slice slice, Scope.Window window, Optional<Cursor> from, ErrorContext context) {
        ProductScan scan = scan(slice, slice.part(), window.from(), window.to(), from, context);
        return new ProductReader(scan, assembler(slice), slice.feed(), Optional.of(window.to()), platform);
    }

    private SliceReader sweep(Slice slice, Scope.AsOf asOf, Optional<Cursor> from, ErrorContext context) {
        ProductScan scan = scan(slice, ALL, FIRST_CHANGE, asOf.at().plus(SWEEP_AHEAD), from, context);
        return new ProductReader(scan, assembler(slice), slice.feed(), Optional.empty(), platform);
    }

    private ProductScan scan(
            Slice slice, String word, Instant start, Instant end, Optional<Cursor> from, ErrorContext context) {
        ScanPosition position = from.map(cursor -> ScanPosition.of(cursor, slice.feed(), context))
                .orElseGet(() -> ProductScan.start(start, end));
        return new ProductScan(calls::products, clock, context, word, start, end, position);
    }

    private ProductAssembler assembler(Slice slice) {
        return new ProductAssembler(calls, clock, slice.feed().equals(STOCK));
    }
}
