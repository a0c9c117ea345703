package dev.tradewind.examples.stall;

import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A sale as the stall notes it.
 *
 * @param id its number
 * @param changedAt when the stall last touched the note
 * @param soldAt when it was sold
 * @param what the thing
 * @param quantity how many
 * @param price of one, in pesos
 * @param cancelled whether it was taken back
 */
public record Sale(
        String id, Instant changedAt, Instant soldAt, String what, int quantity, BigDecimal price, boolean cancelled) {
    /** The order in which notes are read. */
    static final Comparator<Sale> BY_CHANGE =
            Comparator.comparing(Sale::changedAt).thenComparing(Sale::id);

    /** The sale as Tradewind knows it: an order of one line. */
    Order toOrder() {
        String currency = StallConnector.MANILA.currency();
        OrderStatus status = cancelled ? OrderStatus.CANCELLED : OrderStatus.COMPLETED;
        Money gross = Money.of(price.multiply(BigDecimal.valueOf(quantity)), currency);
        OrderLine line = OrderLine.builder("1")
                .item(ItemRef.of(what))
                .title(what)
                .quantity(quantity)
                .unitPrice(Money.of(price, currency))
                .gross(gross)
                .status(status)
                .build();
        return Order.builder(id, currency, soldAt)
                .lines(List.of(line))
                .status(status)
                .total(gross)
                .updatedAt(changedAt)
                .build();
    }
}
