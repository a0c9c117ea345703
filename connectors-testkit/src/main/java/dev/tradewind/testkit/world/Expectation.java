package dev.tradewind.testkit.world;

import dev.tradewind.core.model.OrderStatus;
import java.math.BigDecimal;
import java.util.Comparator;

/** Says what a warehouse should hold of an order. */
final class Expectation {
    private final String currency;
    private final int digits;

    Expectation(String currency, int digits) {
        this.currency = currency;
        this.digits = digits;
    }

    ExpectedOrder of(WorldOrder order) {
        return new ExpectedOrder(
                Long.toString(order.id()),
                Long.toString(order.buyer().id()),
                currency,
                order.createdAt(),
                order.updatedAt(),
                major(order.total()),
                order.lines().stream()
                        .sorted(Comparator.comparingLong(WorldLine::id))
                        .map(this::line)
                        .toList());
    }

    private ExpectedLine line(WorldLine line) {
        return new ExpectedLine(
                Long.toString(line.id()),
                line.variant().sku(),
                Long.toString(line.product()),
                Long.toString(line.variant().id()),
                status(line.state()),
                major(line.price()),
                major(line.voucherSeller()),
                major(line.voucherPlatform()),
                major(line.shipping()),
                major(line.shippingSeller() + line.shippingPlatform()),
                major(line.tax()),
                major(line.paid() + line.shippingPaid()));
    }

    private BigDecimal major(long minor) {
        return BigDecimal.valueOf(minor, digits);
    }

    private static OrderStatus status(LineState state) {
        return switch (state) {
            case UNPAID -> OrderStatus.UNPAID;
            case PENDING -> OrderStatus.PENDING;
            case PACKED, READY_TO_SHIP -> OrderStatus.READY_TO_SHIP;
            case SHIPPED -> OrderStatus.SHIPPED;
            case DELIVERED -> OrderStatus.DELIVERED;
            case CANCELLED -> OrderStatus.CANCELLED;
            case RETURNED -> OrderStatus.RETURNED;
            case FAILED -> OrderStatus.FAILED;
        };
    }
}
