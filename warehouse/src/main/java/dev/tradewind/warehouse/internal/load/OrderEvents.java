package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.Refund;
import dev.tradewind.core.spi.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events that an order tells of by a time inside it, never by a difference between two of its states. What happens to
 * several lines at one instant is one event. They are replaced with the order, so their version is the event's time.
 */
final class OrderEvents {
    private final Context context;
    private final Stage stage;

    OrderEvents(Context context, Stage stage) {
        this.context = context;
        this.stage = stage;
    }

    List<Row> rows(LoadItem item, Order order) {
        List<Row> rows = new ArrayList<>();
        Calendar days = context.calendar(item.change());
        Ids ids = new Ids(order.id());
        rows.add(row(order, days, "ORDER_PLACED", ids.next("placed", ""), order.orderedAt(), List.of()));
        byTime(order, line -> OrderMapper.paidAt(order, line))
                .forEach((at, lines) -> rows.add(row(order, days, "PAID", id(ids, at), at, lines)));
        byTime(order, line -> line.fulfilment().shippedAt())
                .forEach((at, lines) -> rows.add(row(order, days, "SHIPPED", id(ids, at), at, lines)));
        byTime(order, line -> line.fulfilment().deliveredAt())
                .forEach((at, lines) -> rows.add(row(order, days, "DELIVERED", id(ids, at), at, lines)));
        byTime(order, line -> line.cancelledAt() == null ? order.cancelledAt() : line.cancelledAt())
                .forEach((at, lines) -> rows.add(row(order, days, "CANCELLED", id(ids, at), at, lines)));
        if (order.lines().isEmpty() && order.cancelledAt() != null) {
            Instant at = order.cancelledAt();
            rows.add(row(order, days, "CANCELLED", id(ids, at), at, List.of()));
        }
        byTime(order, OrderLine::returnedAt)
                .forEach((at, lines) -> rows.add(row(order, days, "RETURNED", id(ids, at), at, lines)));
        for (Refund refund : order.refunds()) {
            rows.add(refund(order, days, ids, refund));
        }
        return rows;
    }

    private static String id(Ids ids, Instant at) {
        return ids.next("at", at.toString());
    }

    private static Map<Instant, List<OrderLine>> byTime(Order order, Function<OrderLine, @Nullable Instant> time) {
        Map<Instant, List<OrderLine>> lines = new LinkedHashMap<>();
        for (OrderLine line : order.lines()) {
            Instant at = time.apply(line);
            if (at != null) {
                lines.computeIfAbsent(at, first -> new ArrayList<>()).add(line);
            }
        }
        return lines;
    }

    private Row refund(Order order, Calendar days, Ids ids, Refund refund) {
        Instant at = refund.refundedAt() == null ? order.orderedAt() : refund.refundedAt();
        List<OrderLine> lines = order.lines().stream()
                .filter(line -> line.id().equals(refund.lineId()))
                .toList();
        return row(order, days, "REFUND", ids.next("refund", refund.id()), at, lines)
                .set("order_line_id", refund.lineId())
                .set("quantity_delta", refund.quantity() == 0 ? null : (long) refund.quantity())
                .set("amount", refund.amount().amount())
                .set("currency", refund.amount().currency())
                .clip("new_value", refund.reason());
    }

    private Row row(Order order, Calendar days, String type, String id, Instant at, List<OrderLine> lines) {
        OrderLine only = lines.size() == 1 ? lines.get(0) : null;
        String buyer = order.customer() == null ? null : order.customer().id();
        return context.row(stage)
                .set("activity_type", type)
                .set("source_event_id", id)
                .set("customer_durable_key", context.keys().customer(buyer))
                .set("product_durable_key", context.keys().product(only == null ? null : only.item()))
                .set("activity_date_key", days.dateKey(at))
                .set("activity_hour", days.hour(at))
                .set("order_id", order.id())
                .set("order_line_id", only == null ? null : only.id())
                .set("occurred_at", at)
                .version(new Version(at, at))
                .set("row_hash", ContentHash.of(type, id, buyer));
    }
}
