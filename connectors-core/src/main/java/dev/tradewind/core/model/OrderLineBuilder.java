package dev.tradewind.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link OrderLine}; what is not set stays unknown. Not safe for use by several threads.
 */
public final class OrderLineBuilder {
    private final String id;
    private @Nullable ItemRef item;
    private @Nullable String sku;
    private @Nullable String title;
    private @Nullable String variantTitle;
    private int quantity = 1;
    private int quantityCancelled = 0;
    private @Nullable Money unitPrice;
    private @Nullable Money gross;
    private List<Discount> discounts = List.of();
    private @Nullable Money shipping;
    private List<Tax> taxes = List.of();
    private OrderStatus status = OrderStatus.PENDING;
    private @Nullable String sourceStatus;
    private Fulfilment fulfilment = Fulfilment.NONE;
    private @Nullable Instant paidAt;
    private @Nullable Instant cancelledAt;
    private @Nullable String cancelReason;
    private @Nullable Instant returnedAt;
    private @Nullable String returnReason;

    OrderLineBuilder(String id) {
        this.id = id;
    }

    /** See {@link OrderLine#item()}. */
    public OrderLineBuilder item(@Nullable ItemRef item) {
        this.item = item;
        return this;
    }

    /** See {@link OrderLine#sku()}. */
    public OrderLineBuilder sku(@Nullable String sku) {
        this.sku = sku;
        return this;
    }

    /** See {@link OrderLine#title()}. */
    public OrderLineBuilder title(@Nullable String title) {
        this.title = title;
        return this;
    }

    /** See {@link OrderLine#variantTitle()}. */
    public OrderLineBuilder variantTitle(@Nullable String variantTitle) {
        this.variantTitle = variantTitle;
        return this;
    }

    /** See {@link OrderLine#quantity()}. */
    public OrderLineBuilder quantity(int quantity) {
        this.quantity = quantity;
        return this;
    }

    /** See {@link OrderLine#quantityCancelled()}. */
    public OrderLineBuilder quantityCancelled(int quantityCancelled) {
        this.quantityCancelled = quantityCancelled;
        return this;
    }

    /** See {@link OrderLine#unitPrice()}. */
    public OrderLineBuilder unitPrice(@Nullable Money unitPrice) {
        this.unitPrice = unitPrice;
        return this;
    }

    /** See {@link OrderLine#gross()}. */
    public OrderLineBuilder gross(@Nullable Money gross) {
        this.gross = gross;
        return this;
    }

    /** See {@link OrderLine#discounts()}. */
    public OrderLineBuilder discounts(List<Discount> discounts) {
        this.discounts = discounts;
        return this;
    }

    /** See {@link OrderLine#shipping()}. */
    public OrderLineBuilder shipping(@Nullable Money shipping) {
        this.shipping = shipping;
        return this;
    }

    /** See {@link OrderLine#taxes()}. */
    public OrderLineBuilder taxes(List<Tax> taxes) {
        this.taxes = taxes;
        return this;
    }

    /** See {@link OrderLine#status()}. */
    public OrderLineBuilder status(OrderStatus status) {
        this.status = status;
        return this;
    }

    /** See {@link OrderLine#sourceStatus()}. */
    public OrderLineBuilder sourceStatus(@Nullable String sourceStatus) {
        this.sourceStatus = sourceStatus;
        return this;
    }

    /** See {@link OrderLine#fulfilment()}. */
    public OrderLineBuilder fulfilment(Fulfilment fulfilment) {
        this.fulfilment = fulfilment;
        return this;
    }

    /** See {@link OrderLine#paidAt()}. */
    public OrderLineBuilder paidAt(@Nullable Instant paidAt) {
        this.paidAt = paidAt;
        return this;
    }

    /** See {@link OrderLine#cancelledAt()}. */
    public OrderLineBuilder cancelledAt(@Nullable Instant cancelledAt) {
        this.cancelledAt = cancelledAt;
        return this;
    }

    /** See {@link OrderLine#cancelReason()}. */
    public OrderLineBuilder cancelReason(@Nullable String cancelReason) {
        this.cancelReason = cancelReason;
        return this;
    }

    /** See {@link OrderLine#returnedAt()}. */
    public OrderLineBuilder returnedAt(@Nullable Instant returnedAt) {
        this.returnedAt = returnedAt;
        return this;
    }

    /** See {@link OrderLine#returnReason()}. */
    public OrderLineBuilder returnReason(@Nullable String returnReason) {
        this.returnReason = returnReason;
        return this;
    }

    /** Makes the record. */
    public OrderLine build() {
        return new OrderLine(
                id,
                item,
                sku,
                title,
                variantTitle,
                quantity,
                quantityCancelled,
                unitPrice,
                gross,
                discounts,
                shipping,
                taxes,
                status,
                sourceStatus,
                fulfilment,
                paidAt,
                cancelledAt,
                cancelReason,
                returnedAt,
                returnReason);
    }
}
