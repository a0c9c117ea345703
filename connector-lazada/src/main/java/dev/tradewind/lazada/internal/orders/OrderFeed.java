package dev.tradewind.lazada.internal.orders;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.lazada.internal.reading.Feeds;
import dev.tradewind.lazada.internal.reading.IdsReader;
import dev.tradewind.lazada.internal.reading.LazyReader;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import dev.tradewind.lazada.internal.reading.ScanPosition;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaRates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Orders and their buyers. An order is listed up to 2 minutes behind Lazada's clock, since rows turn visible late (how late is
 * not published), and read again until it is 15 minutes old.
 */
public final class OrderFeed implements Feeds {
    public static final String ORDERS = "orders";

    private final ShopRef shop;
    private final LazadaCalls calls;
    private final PlatformClock platform;
    private final Clock clock;

    public OrderFeed(ShopRef shop, LazadaCalls calls, PlatformClock platform, Clock clock) {
        this.shop = shop;
        this.calls = calls;
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public List<Feed> feeds(LazadaRates rates) {
        return List.of(Feed.builder(ORDERS, Dataset.ORDERS, Dataset.CUSTOMERS)
                .proof(Proof.KEYSET)
                .maxWindow(Duration.ofDays(7))
                .lag(Duration.ofMinutes(2))
                .settle(Duration.ofMinutes(15), Duration.ofMinutes(5))
                .rate(rates.key("orders"))
                .maxOpen(4)
                .build());
    }

    @Override
    public Optional<SliceReader> open(Slice slice, Optional<Cursor> from) {
        ErrorContext context = ErrorContext.of(shop, "GET /orders/get");
        if (slice.scope() instanceof Scope.Ids ids) {
            return Optional.of(new LazyReader(() -> new IdsReader(
                    slice.feed(), ids, from, context, LazadaCalls.ITEMS_OF, new OrdersById(calls, clock))));
        }
        if (slice.scope() instanceof Scope.Window window) {
            return Optional.of(new LazyReader(() -> forward(slice, window, from, context)));
        }
        return Optional.empty();
    }

    private SliceReader forward(Slice slice, Scope.Window window, Optional<Cursor> from, ErrorContext context) {
        ScanPosition position = from.map(cursor -> ScanPosition.of(cursor, slice.feed(), context))
                .orElseGet(() -> OrderScan.start(window.from()));
        OrderScan scan =
                new OrderScan(calls::orders, clock, context, window.from(), Optional.of(window.to()), position);
        return new OrderReader(scan, new OrderAssembler(calls, clock), slice.feed(), window.to(), platform);
    }
}
