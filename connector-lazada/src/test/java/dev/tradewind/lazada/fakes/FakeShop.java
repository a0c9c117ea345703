package dev.tradewind.lazada.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import dev.tradewind.lazada.internal.wire.LazadaApi;
import dev.tradewind.lazada.internal.wire.LazadaDates;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A shop in memory behind the API interface, which works while it is read. */
public class FakeShop implements LazadaApi {
    public static final ErrorContext CONTEXT = ErrorContext.of(new ShopRef(Platform.LAZADA, "100123"), "test");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the platform holds of an order. */
    public static final class StoredOrder {
        public final String id;
        public Instant updatedAt;
        public String status = "pending";
        public Instant itemsUpdatedAt;

        StoredOrder(String id, Instant updatedAt) {
            this.id = id;
            this.updatedAt = updatedAt;
            this.itemsUpdatedAt = updatedAt;
        }

        public void touch(Instant at) {
            updatedAt = at;
            itemsUpdatedAt = at;
        }
    }

    public final Map<String, StoredOrder> orders = new LinkedHashMap<>();
    public final Map<String, Instant> products = new LinkedHashMap<>();
    public final List<String> calls = new ArrayList<>();
    public boolean counting = true;
    public boolean obeysFilter = true;
    public Consumer<Integer> beforeList = call -> {};
    public Consumer<ObjectNode> spoilHead = head -> {};
    public Consumer<ObjectNode> spoilItems = answer -> {};
    public Runnable beforeItems = () -> {};
    private int lists;

    public StoredOrder order(String id, Instant updatedAt) {
        StoredOrder order = new StoredOrder(id, updatedAt);
        orders.put(id, order);
        return order;
    }

    @Override
    public LazadaAnswer adgroups(Map<String, String> filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LazadaAnswer adOverview(Map<String, String> filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LazadaAnswer orders(Map<String, String> filter) {
        calls.add("orders " + filter);
        beforeList.accept(lists++);
        Instant after = time(filter, "update_after");
        Instant before = filter.containsKey("update_before") ? time(filter, "update_before") : Instant.MAX;
        String status = filter.getOrDefault("status", "");
        if (status.equals("package_scrapped")) {
            throw new InvalidRequestException(CONTEXT.answer(200, "36", null), "no such status", "", null);
        }
        List<StoredOrder> matching = orders.values().stream()
                .filter(order -> !obeysFilter || !order.updatedAt.isBefore(after))
                .filter(order -> !order.updatedAt.isAfter(before))
                .filter(order -> status.isEmpty() || order.status.equals(status))
                .sorted(Comparator.comparing((StoredOrder order) -> order.updatedAt)
                        .thenComparing(order -> order.id))
                .toList();
        ArrayNode rows = JSON.arrayNode();
        page(matching.stream(), filter).forEach(order -> rows.add(head(order)));
        return list("orders", rows, "countTotal", matching.size());
    }

    @Override
    public LazadaAnswer order(String orderId) {
        calls.add("order " + orderId);
        return data(head(stored(orderId)));
    }

    @Override
    public LazadaAnswer items(String orderId) {
        calls.add("items " + orderId);
        beforeItems.run();
        return data(items(stored(orderId)));
    }

    @Override
    public LazadaAnswer itemsOf(String orderIds) {
        calls.add("itemsOf " + orderIds);
        beforeItems.run();
        ArrayNode answer = JSON.arrayNode();
        for (JsonNode id : json(orderIds)) {
            ObjectNode order = JSON.objectNode().put("order_id", id.asLong());
            order.set("order_items", items(stored(id.asText())));
            spoilItems.accept(order);
            if (order.has("order_id")) {
                answer.add(order);
            }
        }
        return data(answer);
    }

    @Override
    public LazadaAnswer products(Map<String, String> filter) {
        calls.add("products " + filter);
        beforeList.accept(lists++);
        Instant after = time(filter, "update_after");
        Instant before = time(filter, "update_before");
        boolean deleted = filter.getOrDefault("filter", "").equals("deleted");
        List<Map.Entry<String, Instant>> matching = products.entrySet().stream()
                .filter(product -> deleted == product.getKey().startsWith("9"))
                .filter(product -> !product.getValue().isBefore(after))
                .filter(product -> !product.getValue().isAfter(before))
                .toList();
        ArrayNode rows = JSON.arrayNode();
        page(matching.stream(), filter).forEach(product -> rows.add(item(product.getKey())));
        return list("products", rows, "total_products", matching.size());
    }

    @Override
    public LazadaAnswer product(String itemId) {
        calls.add("product " + itemId);
        if (!products.containsKey(itemId)) {
            throw new NotFoundException(CONTEXT.answer(200, "208", null), "no such item", "", null);
        }
        return data(item(itemId));
    }

    @Override
    public LazadaAnswer categories(String language) {
        return data(JSON.arrayNode());
    }

    @Override
    public LazadaAnswer seller() {
        calls.add("seller");
        return data(JSON.objectNode().put("seller_id", 100_123L).put("status", "ACTIVE"));
    }

    private ObjectNode head(StoredOrder order) {
        ObjectNode head = JSON.objectNode();
        head.put("order_id", Long.parseLong(order.id)).put("order_number", order.id);
        head.put("created_at", "2026-01-01 00:00:00 +0800").put("updated_at", text(order.updatedAt));
        head.put("price", "100.00")
                .put("voucher", 0.0)
                .put("shipping_fee", "10.00")
                .put("items_count", 1);
        head.putArray("statuses").add(order.status);
        head.putObject("address_shipping").put("city", "Makati").put("post_code", "1226");
        spoilHead.accept(head);
        return head;
    }

    private static ArrayNode items(StoredOrder order) {
        ArrayNode items = JSON.arrayNode();
        ObjectNode item = items.addObject();
        item.put("order_item_id", order.id + "1").put("order_id", order.id).put("name", "Shirt");
        item.put("item_price", 100.00)
                .put("paid_price", 100)
                .put("shipping_amount", 10)
                .put("currency", "PHP");
        item.put("status", order.status).put("buyer_id", 7_000L + order.id.hashCode() % 10);
        item.put("updated_at", text(order.itemsUpdatedAt));
        return items;
    }

    private ObjectNode item(String id) {
        ObjectNode product = JSON.objectNode();
        Instant updated = Objects.requireNonNull(products.get(id));
        product.put("item_id", Long.parseLong(id)).put("updated_time", Long.toString(updated.toEpochMilli()));
        product.put("status", id.startsWith("9") ? "Deleted" : "Active");
        product.putObject("attributes").put("name", "Shirt " + id).put("brand", "Own");
        ObjectNode sku = product.putArray("skus").addObject();
        sku.put("SkuId", id + "5")
                .put("SellerSku", "SKU-" + id)
                .put("price", 99.5)
                .put("special_price", 0.0);
        ObjectNode stock = sku.putArray("multiWarehouseInventories").addObject();
        stock.put("warehouseCode", "dropshipping").put("sellableQuantity", 12).put("occupyQuantity", 2);
        return product;
    }

    private StoredOrder stored(String id) {
        StoredOrder order = orders.get(id);
        if (order == null) {
            throw new NotFoundException(CONTEXT.answer(200, "16", null), "no such order", "", null);
        }
        return order;
    }

    private static <T> Stream<T> page(Stream<T> matching, Map<String, String> filter) {
        int offset = Integer.parseInt(Objects.requireNonNull(filter.get("offset")));
        if (offset > 5_000 && filter.containsKey("sort_by")) {
            throw new InvalidRequestException(CONTEXT.answer(200, "14", null), "offset", "", null);
        }
        return matching.skip(offset).limit(Integer.parseInt(Objects.requireNonNull(filter.get("limit"))));
    }

    private LazadaAnswer list(String name, ArrayNode rows, String total, int matching) {
        ObjectNode data = JSON.objectNode();
        data.set(name, rows);
        if (counting) {
            data.put(total, Integer.toString(matching));
        }
        return data(data);
    }

    public static LazadaAnswer data(JsonNode data) {
        ObjectNode root = JSON.objectNode().put("code", "0");
        root.set("data", data);
        return new LazadaAnswer(root);
    }

    private static JsonNode json(String text) {
        try {
            return LazadaJson.read(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Instant time(Map<String, String> filter, String name) {
        return OffsetDateTime.parse(Objects.requireNonNull(filter.get(name))).toInstant();
    }

    private static String text(Instant instant) {
        return LazadaDates.format(instant, LazadaSite.PH.zone());
    }
}
