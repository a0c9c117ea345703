package dev.tradewind.lazada.internal.orders;

import dev.tradewind.core.model.OrderStatus;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lazada's words for the state of an item, and the state of an order that follows from its items: an order has none of
 * its own. {@code pending} does not say whether it is paid (cash on delivery); the payment time does.
 */
final class OrderWords {
    /** The words by which {@code /orders/get} can filter: together they are all orders. */
    static final List<String> FILTERS = List.of(
            "unpaid",
            "pending",
            "packed",
            "repacked",
            "topack",
            "toship",
            "ready_to_ship",
            "shipping",
            "shipped",
            "delivered",
            "canceled",
            "returned",
            "failed",
            "failed_delivery",
            "lost",
            "lost_by_3pl",
            "damaged_by_3pl",
            "shipped_back",
            "shipped_back_success",
            "shipped_back_failed",
            "package_scrapped");

    private static final Map<String, OrderStatus> STATES = Map.ofEntries(
            Map.entry("unpaid", OrderStatus.UNPAID),
            Map.entry("pending", OrderStatus.PENDING),
            Map.entry("topack", OrderStatus.PENDING),
            Map.entry("packed", OrderStatus.READY_TO_SHIP),
            Map.entry("repacked", OrderStatus.READY_TO_SHIP),
            Map.entry("toship", OrderStatus.READY_TO_SHIP),
            Map.entry("ready_to_ship", OrderStatus.READY_TO_SHIP),
            Map.entry("shipping", OrderStatus.SHIPPED),
            Map.entry("shipped", OrderStatus.SHIPPED),
            Map.entry("delivered", OrderStatus.DELIVERED),
            Map.entry("confirmed", OrderStatus.COMPLETED),
            Map.entry("canceled", OrderStatus.CANCELLED),
            Map.entry("cancelled", OrderStatus.CANCELLED),
            Map.entry("returned", OrderStatus.RETURNED),
            Map.entry("failed", OrderStatus.FAILED),
            Map.entry("failed_delivery", OrderStatus.FAILED),
            Map.entry("lost", OrderStatus.FAILED),
            Map.entry("lost_by_3pl", OrderStatus.FAILED),
            Map.entry("damaged_by_3pl", OrderStatus.FAILED),
            Map.entry("shipped_back", OrderStatus.FAILED),
            Map.entry("shipped_back_success", OrderStatus.FAILED),
            Map.entry("shipped_back_failed", OrderStatus.FAILED),
            Map.entry("package_scrapped", OrderStatus.FAILED));

    /** An order is as far as the piece that is least far; pieces that came to nothing count only when all did. */
    private static final List<OrderStatus> LEAST_FIRST = List.of(
            OrderStatus.UNPAID,
            OrderStatus.PENDING,
            OrderStatus.READY_TO_SHIP,
            OrderStatus.SHIPPED,
            OrderStatus.DELIVERED,
            OrderStatus.COMPLETED,
            OrderStatus.UNKNOWN,
            OrderStatus.RETURNED,
            OrderStatus.FAILED,
            OrderStatus.CANCELLED);

    private OrderWords() {}

    /** The state that a word means; {@link OrderStatus#UNKNOWN} for a new word, PENDING for none. */
    static OrderStatus state(@Nullable String word) {
        return word == null
                ? OrderStatus.PENDING
                : STATES.getOrDefault(word.toLowerCase(Locale.ROOT), OrderStatus.UNKNOWN);
    }

    /** The state of an order whose items are in these states. */
    static OrderStatus of(Collection<OrderStatus> items) {
        return LEAST_FIRST.stream().filter(items::contains).findFirst().orElse(OrderStatus.PENDING);
    }
}
