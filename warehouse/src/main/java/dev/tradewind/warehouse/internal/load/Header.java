package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.Charge;
import dev.tradewind.core.model.Discount;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.Payment;
import dev.tradewind.core.model.Tax;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order says that no line carries: {@code wh_order.header}. */
record Header(
        @Nullable String number,
        @Nullable String sourceStatus,
        @Nullable String customerId,
        Instant orderedAt,
        @Nullable Instant cancelledAt,
        boolean taxIncluded,
        List<Discount> discounts,
        @Nullable Money shipping,
        List<Tax> taxes,
        List<Charge> charges,
        List<Payment> payments) {
    static Header of(Order order) {
        return new Header(
                order.number(),
                order.sourceStatus(),
                order.customer() == null ? null : order.customer().id(),
                order.orderedAt(),
                order.cancelledAt(),
                order.taxIncluded(),
                order.discounts(),
                order.shipping(),
                order.taxes(),
                order.charges(),
                order.payments());
    }
}
