package dev.tradewind.lazada.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import dev.tradewind.lazada.internal.wire.LazadaMoneyApi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Statement, payouts and reversals in memory behind the API interface; lists may move between two calls. */
public final class FakeMoney implements LazadaMoneyApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public final List<ObjectNode> transactions = new ArrayList<>();
    public final List<ObjectNode> payouts = new ArrayList<>();
    public final List<ObjectNode> reversals = new ArrayList<>();
    public final List<Map<String, String>> filters = new ArrayList<>();
    public boolean counting = true;
    public boolean obeysFilter = true;
    public boolean endIsInside = true;
    public int mostRows = 500;
    public int hidden;
    public IntConsumer before = call -> {};
    private int calls;

    @Override
    public LazadaAnswer transactions(Map<String, String> filter) {
        called(filter);
        LocalDate from = LocalDate.parse(filter.get("start_time"));
        LocalDate to = LocalDate.parse(filter.get("end_time")).plusDays(endIsInside ? 1 : 0);
        List<ObjectNode> rows = transactions.stream()
                .filter(row -> !obeysFilter
                        || !row.has("day")
                        || isBetween(row.path("day").asText(), from, to))
                .toList();
        int offset = Integer.parseInt(filter.get("offset"));
        int limit = Math.min(mostRows, Integer.parseInt(filter.get("limit")));
        return data(array(rows.stream().skip(offset).limit(limit)));
    }

    @Override
    public LazadaAnswer payouts(String createdAfter) {
        called(Map.of("created_after", createdAfter));
        return data(array(payouts.stream()));
    }

    @Override
    public LazadaAnswer accountTransactions(Map<String, String> filter) {
        called(filter);
        ObjectNode data = JSON.objectNode();
        ArrayNode rows = data.putArray("transactions");
        if (filter.get("page_num").equals("1")) {
            rows.addObject()
                    .put("transaction_number", "A1")
                    .put("amount", "1,234.50")
                    .put("currency", "PHP");
        }
        return data(data);
    }

    @Override
    public LazadaAnswer reversals(Map<String, String> filter) {
        called(filter);
        List<ObjectNode> found =
                reversals.stream().filter(row -> isWanted(row, filter)).toList();
        int size = Math.min(mostRows, Integer.parseInt(filter.get("page_size")));
        int page = Integer.parseInt(filter.get("page_no"));
        ObjectNode result = JSON.objectNode().put("success", true);
        if (counting) {
            result.put("total", found.size());
        }
        result.set(
                "items",
                array(found.stream()
                        .limit(found.size() - hidden)
                        .skip((page - 1L) * size)
                        .limit(size)));
        return answer("result", result);
    }

    @Override
    public LazadaAnswer reversal(String reverseOrderId) {
        return data(reversals.stream()
                .filter(row -> row.path("reverse_order_id").asText().equals(reverseOrderId))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(FakeShop.CONTEXT, "106", "", null)));
    }

    @Override
    public LazadaAnswer trace(String orderId) {
        ObjectNode result = JSON.objectNode();
        ObjectNode parcel = result.putArray("module")
                .addObject()
                .putArray("package_detail_info_list")
                .addObject();
        parcel.put("tracking_number", "LX1");
        parcel.putArray("logistic_detail_info_list").addObject().put("event_time", 1_463_414_400_000L);
        return answer("result", result);
    }

    private boolean isWanted(ObjectNode row, Map<String, String> filter) {
        if (filter.containsKey("reverse_order_id")) {
            return row.path("reverse_order_id").asText().equals(filter.get("reverse_order_id"));
        }
        long from = Long.parseLong(filter.get("ReverseOrderLineModifiedTimeRangeStart"));
        long to = Long.parseLong(filter.get("ReverseOrderLineModifiedTimeRangeEnd"));
        for (JsonNode line : row.path("reverse_order_lines")) {
            long at = line.path("return_order_line_gmt_modified").asLong();
            if (!obeysFilter || at >= from && at <= to) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetween(String day, LocalDate from, LocalDate to) {
        LocalDate date = LocalDate.parse(day);
        return !date.isBefore(from) && date.isBefore(to);
    }

    private void called(Map<String, String> filter) {
        calls++;
        before.accept(calls);
        filters.add(Map.copyOf(filter));
    }

    private static ArrayNode array(Stream<ObjectNode> rows) {
        ArrayNode array = JSON.arrayNode();
        rows.forEach(row -> array.add(row.deepCopy()));
        return array;
    }

    private static LazadaAnswer data(JsonNode data) {
        return answer("data", data);
    }

    private static LazadaAnswer answer(String name, JsonNode content) {
        ObjectNode root = JSON.objectNode().put("code", "0");
        root.set(name, content);
        return new LazadaAnswer(root);
    }
}
