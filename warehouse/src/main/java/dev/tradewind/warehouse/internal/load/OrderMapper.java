package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.Payment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the rows of an order: a pure function of the record. */
final class OrderMapper {
    /** The book in which bookings stand that orders tell of. */
    static final String BOOK = "order";

    private final Context context;
    private final Stage orders;
    private final Stage lines;
    private final OrderEntries entries;
    private final OrderEvents events;

    OrderMapper(Context context, Stage orders, Stage lines, Stage entries, Stage events) {
        this.context = context;
        this.orders = orders;
        this.lines = lines;
        this.entries = new OrderEntries(context, entries);
        this.events = new OrderEvents(context, events);
    }

    /** Throws {@link Unfit} when a table cannot hold the order. */
    OrderRows rows(LoadItem item, Order order) {
        if (!order.id().equals(item.change().id())) {
            throw new Unfit("id", "the record has another id than its change");
        }
        Pricing pricing = Pricing.of(order);
        List<Row> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < order.lines().size(); i++) {
            OrderLine line = order.lines().get(i);
            if (!ids.add(line.id())) {
                throw new Unfit("lines.id", "two lines of the order have one id");
            }
            rows.add(line(item, order, i, pricing.lines().get(i)));
        }
        return new OrderRows(item, header(item, order, pricing), rows, entries.rows(order), events.rows(item, order));
    }

    private Row header(LoadItem item, Order order, Pricing pricing) {
        BigDecimal difference = pricing.difference();
        return context.row(orders)
                .set("order_id", order.id())
                .version(item.change().version())
                .set("lines", order.lines().size())
                .set("header", RecordJson.of(Header.of(order)))
                .set("row_hash", ContentHash.of(order, item.change().market()))
                .set("status", order.status().name())
                .set("currency", order.currency())
                .money("total", order.total())
                .set("difference", difference)
                .set("balanced", order.total() == null ? null : difference != null && difference.signum() == 0);
    }

    private Row line(LoadItem item, Order order, int place, LineAmounts amounts) {
        OrderLine line = order.lines().get(place);
        Calendar days = context.calendar(item.change());
        Customer customer = order.customer();
        Instant paid = paidAt(order, line);
        Instant cancelled = line.cancelledAt() == null ? order.cancelledAt() : line.cancelledAt();
        return context.row(lines)
                .set("order_id", order.id())
                .set("order_line_id", line.id())
                .set("customer_durable_key", context.keys().customer(customer == null ? null : customer.id()))
                .set("product_durable_key", context.keys().product(line.item()))
                .set("order_date_key", days.dateKey(order.orderedAt()))
                .set("paid_date_key", days.dateKey(paid))
                .set("shipped_date_key", days.dateKey(line.fulfilment().shippedAt()))
                .set("delivered_date_key", days.dateKey(line.fulfilment().deliveredAt()))
                .set("cancelled_date_key", days.dateKey(cancelled))
                .set("returned_date_key", days.dateKey(line.returnedAt()))
                .set("order_hour", days.hour(order.orderedAt()))
                .clip("order_number", order.number() == null ? order.id() : order.number())
                .clip("package_id", line.fulfilment().packageId())
                .set("line_no", place + 1)
                .clip("sku", line.sku())
                .clip("title", line.title())
                .clip("variant_title", line.variantTitle())
                .set("status", line.status().name())
                .set("order_status", order.status().name())
                .clip("source_status", line.sourceStatus())
                .clip("fulfillment_type", line.fulfilment().type())
                .clip("payment_method", methods(order))
                .clip("cancellation_reason", line.cancelReason())
                .clip("return_reason", line.returnReason())
                .set("quantity", line.quantity())
                .set("quantity_cancelled", line.quantityCancelled())
                .set("currency", order.currency())
                .set("unit_price", unitPrice(order, line))
                .set("gross_amount", amounts.gross())
                .set("seller_discount_amount", amounts.sellerDiscount())
                .set("platform_discount_amount", amounts.platformDiscount())
                .set("shipping_amount", amounts.shipping())
                .set("shipping_discount_amount", amounts.shippingDiscount())
                .set("tax_amount", amounts.tax())
                .set("tax_included", order.taxIncluded())
                .set("other_charges_amount", amounts.otherCharges())
                .set("net_amount", amounts.net())
                .set("fx_date_key", 0)
                .set("ordered_at", order.orderedAt())
                .set("paid_at", paid)
                .set("shipped_at", line.fulfilment().shippedAt())
                .set("delivered_at", line.fulfilment().deliveredAt())
                .set("cancelled_at", cancelled)
                .set("returned_at", line.returnedAt())
                .version(item.change().version())
                .set("row_hash", ContentHash.of(line));
    }

    /** The line's own time, else the last payment of an order that is paid in full. */
    static @Nullable Instant paidAt(Order order, OrderLine line) {
        if (line.paidAt() != null || order.payments().stream().anyMatch(payment -> payment.paidAt() == null)) {
            return line.paidAt();
        }
        return order.payments().stream()
                .map(Payment::paidAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static @Nullable BigDecimal unitPrice(Order order, OrderLine line) {
        return line.unitPrice() == null ? null : Amounts.in(order.currency(), "unitPrice", line.unitPrice());
    }

    private static @Nullable String methods(Order order) {
        String methods =
                order.payments().stream().map(Payment::method).distinct().collect(Collectors.joining(", "));
        return methods.isEmpty() ? null : methods;
    }
}
