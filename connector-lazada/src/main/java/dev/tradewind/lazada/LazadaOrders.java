package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaOrderItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders of a shop. Safe for use by several threads; a walk through a list is for one. */
public final class LazadaOrders {
    private final LazadaCalls calls;
    private final ErrorContext context;
    private final Clock clock;

    LazadaOrders(LazadaCalls calls, ErrorContext context, Clock clock) {
        this.calls = calls;
        this.context = context;
        this.clock = clock;
    }

    /**
     * Orders in the order of their last change, read strictly forward: none is lost when orders are edited meanwhile, and
     * one that is edited comes again. Pages are read while you walk.
     */
    public LazadaList<LazadaOrder> list(OrderQuery query) {
        return new LazadaList<>(() -> {
            OrderScan scan = new OrderScan(
                    calls::orders, clock, context, query.after(), query.before(), OrderScan.start(query.after()));
            return () -> {
                ScanBatch batch = scan.next();
                return new LazadaList.Page<>(
                        orders(batch, query.withItems()), batch.end().isPresent());
            };
        });
    }

    /**
     * One order with its items.
     *
     * @throws dev.tradewind.core.error.NotFoundException when the shop has no such order
     */
    public LazadaOrder get(String orderId) {
        return order(calls.order(orderId)).items(decoded(calls.items(orderId)));
    }

    /**
     * The items of at most 50 orders, by order id; an order that Lazada does not answer is absent.
     *
     * @throws IllegalArgumentException when there are more
     */
    public Map<String, List<LazadaOrderItem>> items(Collection<String> orderIds) {
        if (orderIds.size() > LazadaCalls.ITEMS_OF) {
            throw new IllegalArgumentException(
                    "at most " + LazadaCalls.ITEMS_OF + " orders at once, got " + orderIds.size());
        }
        Map<String, List<LazadaOrderItem>> items = new LinkedHashMap<>();
        if (!orderIds.isEmpty()) {
            calls.itemsOf(orderIds).forEach((id, list) -> items.put(id, decoded(list)));
        }
        return items;
    }

    private List<LazadaOrder> orders(ScanBatch batch, boolean withItems) {
        List<LazadaOrder> heads =
                batch.rows().stream().map(row -> order(row.json())).toList();
        List<LazadaOrder> orders = new ArrayList<>();
        for (int i = 0; withItems && i < heads.size(); i += LazadaCalls.ITEMS_OF) {
            List<LazadaOrder> chunk = heads.subList(i, Math.min(heads.size(), i + LazadaCalls.ITEMS_OF));
            Map<String, List<LazadaOrderItem>> items =
                    items(chunk.stream().map(LazadaOrder::orderId).toList());
            for (LazadaOrder head : chunk) {
                List<LazadaOrderItem> own = items.get(head.orderId());
                orders.add(head.items(own == null ? decoded(calls.items(head.orderId())) : own));
            }
        }
        return withItems ? orders : heads;
    }

    private LazadaOrder order(JsonNode json) {
        return calls.decode(json, LazadaOrder.class);
    }

    private List<LazadaOrderItem> decoded(List<JsonNode> items) {
        return items.stream()
                .map(item -> calls.decode(item, LazadaOrderItem.class))
                .toList();
    }
}
