package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.lazada.internal.orders.OrderFetch;
import dev.tradewind.lazada.internal.orders.OrderScan;
import dev.tradewind.lazada.internal.reading.ScanBatch;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaOrderItem;
import java.time.Clock;
import java.time.Instant;
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
     * one that is edited comes again. Pages are read while you walk. An order is given with all the items that it states, or
     * not at all: when orders were listed that could not be given, the walk gives the others and ends with a
     * {@link dev.tradewind.core.error.ProtocolException} that names them. The same when Lazada lists fewer orders of one
     * second than it counts.
     */
    public LazadaList<LazadaOrder> list(OrderQuery query) {
        return new LazadaList<>(() -> {
            OrderScan scan = new OrderScan(
                    calls::orders, clock, context, query.after(), query.before(), OrderScan.start(query.after()));
            WalkFaults faults = new WalkFaults("orders", context);
            return () -> {
                faults.throwAtEnd();
                ScanBatch batch = scan.next();
                Map<String, JsonNode> heads = new LinkedHashMap<>();
                batch.rows().forEach(row -> heads.put(row.id(), row.json()));
                return faults.page(
                        batch,
                        query.withItems()
                                ? whole(heads, batch.askedAt(), faults)
                                : faults.decode(
                                        heads, LazadaOrder.class, calls.market().zone()));
            };
        });
    }

    /**
     * One order with all of its items.
     *
     * @throws dev.tradewind.core.error.NotFoundException when the shop has no such order
     * @throws dev.tradewind.core.error.ProtocolException when it cannot be decoded, or does not come whole: ask again
     */
    public LazadaOrder get(String orderId) {
        Instant askedAt = clock.instant();
        WalkFaults faults = new WalkFaults("orders", context);
        List<LazadaOrder> found = whole(Map.of(orderId, calls.order(orderId)), askedAt, faults);
        if (found.isEmpty()) {
            throw faults.failure();
        }
        return found.get(0);
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

    private List<LazadaOrder> whole(Map<String, JsonNode> heads, Instant askedAt, WalkFaults faults) {
        List<LazadaOrder> orders = new ArrayList<>();
        new OrderFetch(calls, clock).fetch(heads, askedAt, new OrderFetch.Taker() {
            @Override
            public void whole(LazadaOrder order, OrderFetch.Read read) {
                orders.add(order);
            }

            @Override
            public void torn(String id, String why) {
                faults.add(id, why);
            }

            @Override
            public void unfit(String id, Undecodable why, OrderFetch.Read read) {
                faults.add(id, why);
            }
        });
        return orders;
    }

    private List<LazadaOrderItem> decoded(List<JsonNode> items) {
        return items.stream()
                .map(item -> calls.decode(item, LazadaOrderItem.class))
                .toList();
    }
}
