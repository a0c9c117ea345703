package dev.tradewind.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link Order}; what is not set stays unknown. Not safe for use by several threads.
 */
public final class OrderBuilder {
    private final String id;
    private final String currency;
    private final Instant orderedAt;
    private @Nullable String number;
    private OrderStatus status = OrderStatus.PENDING;
    private @Nullable String sourceStatus;
    private @Nullable Customer customer;
    private boolean taxIncluded = true;
    private List<OrderLine> lines = List.of();
    private List<Discount> discounts = List.of();
    private @Nullable Money shipping;
    private List<Tax> taxes = List.of();
    private List<Charge> charges = List.of();
    private List<Payment> payments = List.of();
    private List<Refund> refunds = List.of();
    private List<Fee> fees = List.of();
    private @Nullable Money total;
    private @Nullable Instant cancelledAt;
    private @Nullable Instant updatedAt;

    OrderBuilder(String id, String currency, Instant orderedAt) {
        this.id = id;
        this.currency = currency;
        this.orderedAt = orderedAt;
    }

    /** See {@link Order#number()}. */
    public OrderBuilder number(@Nullable String number) {
        this.number = number;
        return this;
    }

    /** See {@link Order#status()}. */
    public OrderBuilder status(OrderStatus status) {
        this.status = status;
        return this;
    }

    /** See {@link Order#sourceStatus()}. */
    public OrderBuilder sourceStatus(@Nullable String sourceStatus) {
        this.sourceStatus = sourceStatus;
        return this;
    }

    /** See {@link Order#customer()}. */
    public OrderBuilder customer(@Nullable Customer customer) {
        this.customer = customer;
        return this;
    }

    /** See {@link Order#taxIncluded()}. */
    public OrderBuilder taxIncluded(boolean taxIncluded) {
        this.taxIncluded = taxIncluded;
        return this;
    }

    /** See {@link Order#lines()}. */
    public OrderBuilder lines(List<OrderLine> lines) {
        this.lines = lines;
        return this;
    }

    /** See {@link Order#discounts()}. */
    public OrderBuilder discounts(List<Discount> discounts) {
        this.discounts = discounts;
        return this;
    }

    /** See {@link Order#shipping()}. */
    public OrderBuilder shipping(@Nullable Money shipping) {
        this.shipping = shipping;
        return this;
    }

    /** See {@link Order#taxes()}. */
    public OrderBuilder taxes(List<Tax> taxes) {
        this.taxes = taxes;
        return this;
    }

    /** See {@link Order#charges()}. */
    public OrderBuilder charges(List<Charge> charges) {
        this.charges = charges;
        return this;
    }

    /** See {@link Order#payments()}. */
    public OrderBuilder payments(List<Payment> payments) {
        this.payments = payments;
        return this;
    }

    /** See {@link Order#refunds()}. */
    public OrderBuilder refunds(List<Refund> refunds) {
        this.refunds = refunds;
        return this;
    }

    /** See {@link Order#fees()}. */
    public OrderBuilder fees(List<Fee> fees) {
        this.fees = fees;
        return this;
    }

    /** See {@link Order#total()}. */
    public OrderBuilder total(@Nullable Money total) {
        this.total = total;
        return this;
    }

    /** See {@link Order#cancelledAt()}. */
    public OrderBuilder cancelledAt(@Nullable Instant cancelledAt) {
        this.cancelledAt = cancelledAt;
        return this;
    }

    /** See {@link Order#updatedAt()}. */
    public OrderBuilder updatedAt(@Nullable Instant updatedAt) {
        this.updatedAt = updatedAt;
        return this;
    }

    /** Makes the record. */
    public Order build() {
        return new Order(
                id,
                number,
                status,
                sourceStatus,
                customer,
                currency,
                taxIncluded,
                lines,
                discounts,
                shipping,
                taxes,
                charges,
                payments,
                refunds,
                fees,
                total,
                orderedAt,
                cancelledAt,
                updatedAt);
    }
}
