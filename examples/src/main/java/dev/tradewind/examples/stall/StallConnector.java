package dev.tradewind.examples.stall;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.OrderStatus;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Version;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

// cut: stall
/** One stall as a shop. It has one feed, its sales, read forward by (changed, id). */
public final class StallConnector implements Connector {
    static final Platform STALL = Platform.of("stall");
    private static final Market MANILA = new Market("PH", "PH", "PHP", ZoneId.of("Asia/Manila"));
    private static final Feed SALES =
            Feed.builder("sales", Dataset.ORDERS).maxWindow(Duration.ofDays(30)).build();

    private final Shop shop;
    private final Notebook notebook;
    private final Clock clock;

    /** Makes the connector of one stall. */
    public StallConnector(String id, Notebook notebook, Clock clock) {
        this.shop = Shop.of(new ShopRef(STALL, id), MANILA);
        this.notebook = notebook;
        this.clock = clock;
    }

    @Override
    public Shop shop() {
        return shop;
    }

    @Override
    public List<Feed> feeds() {
        return List.of(SALES);
    }

    @Override
    public Health check() {
        return Health.good(clock.instant());
    }

    @Override
    public SliceReader open(Slice slice, Optional<Cursor> from) {
        return new StallReader(notebook, clock, slice.scope(), from);
    }

    static Change<Order> toChange(Sale sale, Clock clock) {
        OrderStatus status = sale.cancelled() ? OrderStatus.CANCELLED : OrderStatus.COMPLETED;
        Money gross = Money.of(sale.price().multiply(BigDecimal.valueOf(sale.quantity())), MANILA.currency());
        OrderLine line = OrderLine.builder("1")
                .item(ItemRef.of(sale.what()))
                .title(sale.what())
                .quantity(sale.quantity())
                .gross(gross)
                .status(status)
                .build();
        Order order = Order.builder(sale.id(), MANILA.currency(), sale.soldAt())
                .lines(List.of(line))
                .status(status)
                .total(gross)
                .updatedAt(sale.changedAt())
                .build();
        return Change.of(Dataset.ORDERS, sale.id(), new Version(sale.changedAt(), clock.instant()), order);
    }
}
// cut: end
