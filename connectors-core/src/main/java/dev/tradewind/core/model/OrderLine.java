package dev.tradewind.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order: the grain of fact_orders. Amounts here are those that the platform states for the line; what it
 * states only for the order stands in {@link Order} and is allocated by the warehouse. The two never repeat each other.
 *
 * @param id the platform's id of the line, unique within the order
 * @param item what was sold, or null when the platform does not say
 * @param sku the seller's own code, or null
 * @param title as sold, or null
 * @param variantTitle as sold, or null
 * @param quantity pieces ordered
 * @param quantityCancelled pieces of them that were cancelled
 * @param unitPrice price of one piece before any discount, or null while the platform does not tell it
 * @param gross quantity times unit price before any discount, or null while the platform does not tell it
 * @param discounts what lowers it, by who pays
 * @param shipping shipping that the buyer is charged for this line before shipping discounts, or null
 * @param taxes taxes of this line
 * @param status normalized state
 * @param sourceStatus the platform's own word, or null
 * @param fulfilment how it is shipped
 * @param paidAt when it was paid, or null
 * @param cancelledAt when it was cancelled, or null
 * @param cancelReason the platform's words, or null
 * @param returnedAt when it was returned, or null
 * @param returnReason the platform's words, or null
 */
public record OrderLine(
        String id,
        @Nullable ItemRef item,
        @Nullable String sku,
        @Nullable String title,
        @Nullable String variantTitle,
        int quantity,
        int quantityCancelled,
        @Nullable Money unitPrice,
        @Nullable Money gross,
        List<Discount> discounts,
        @Nullable Money shipping,
        List<Tax> taxes,
        OrderStatus status,
        @Nullable String sourceStatus,
        Fulfilment fulfilment,
        @Nullable Instant paidAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        @Nullable Instant returnedAt,
        @Nullable String returnReason) {
    public OrderLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(fulfilment, "fulfilment");
        discounts = List.copyOf(discounts);
        taxes = List.copyOf(taxes);
    }

    /** Starts a line of one piece in state {@link OrderStatus#PENDING}. */
    public static OrderLineBuilder builder(String id) {
        return new OrderLineBuilder(id);
    }
}
