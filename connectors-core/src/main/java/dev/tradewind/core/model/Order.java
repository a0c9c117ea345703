package dev.tradewind.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole order: the aggregate that is versioned and replaced as one. All instants are UTC, all money is in the order's
 * own currency as the seller sees it.
 *
 * <p>Amounts of the order are those that no line carries; the warehouse allocates them to the lines. With them, the
 * sum over the lines of gross - discounts + shipping + charges (+ taxes unless included) is {@code total}.
 *
 * @param id the platform's id, unique within the shop
 * @param number what buyer and seller call it, or null when that is the id
 * @param status normalized state of the whole order
 * @param sourceStatus the platform's own word, or null
 * @param customer who bought, or null when the platform does not say
 * @param currency ISO 4217, {@link Money#NO_CURRENCY} when not understood
 * @param taxIncluded whether prices already hold the taxes
 * @param lines its lines; may be empty (a cancelled order on some platforms)
 * @param discounts discounts of the order that no line carries
 * @param shipping shipping charged for the order before shipping discounts that no line carries, or null
 * @param taxes taxes that no line carries
 * @param charges tips, duties, order fees
 * @param payments what the buyer paid
 * @param refunds what was given back, as far as the order tells it
 * @param fees what the platform keeps, as far as the order tells it
 * @param total what the buyer pays by the platform's own account, gross of refunds; null while unknown
 * @param orderedAt when it was placed
 * @param cancelledAt when the whole order was cancelled, or null
 * @param updatedAt the platform's own time of the last change, or null
 */
public record Order(
        String id,
        @Nullable String number,
        OrderStatus status,
        @Nullable String sourceStatus,
        @Nullable Customer customer,
        String currency,
        boolean taxIncluded,
        List<OrderLine> lines,
        List<Discount> discounts,
        @Nullable Money shipping,
        List<Tax> taxes,
        List<Charge> charges,
        List<Payment> payments,
        List<Refund> refunds,
        List<Fee> fees,
        @Nullable Money total,
        Instant orderedAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant updatedAt) {
    public Order {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(orderedAt, "orderedAt");
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        taxes = List.copyOf(taxes);
        charges = List.copyOf(charges);
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
        fees = List.copyOf(fees);
    }

    /** Starts an order without lines in state {@link OrderStatus#PENDING}, with taxes in its prices. */
    public static OrderBuilder builder(String id, String currency, Instant orderedAt) {
        return new OrderBuilder(id, currency, orderedAt);
    }
}
