package dev.tradewind.lazada.fakes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import dev.tradewind.lazada.internal.wire.LazadaReviewApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Reviews of products in memory behind the API interface; lists may move between two calls. */
public final class FakeReviews implements LazadaReviewApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A review of a product. */
    public record Stored(String item, Instant made) {}

    public final Map<String, Stored> reviews = new TreeMap<>();
    public final Set<String> hidden = new HashSet<>();
    public final Set<String> withheld = new HashSet<>();
    public final List<String> calls = new ArrayList<>();
    public int pageSize = 3;
    public boolean obeysFilter = true;
    public IntConsumer before = call -> {};

    @Override
    public LazadaAnswer history(Map<String, String> filter) {
        calls.add("history " + filter);
        before.accept(calls.size());
        Instant from = Instant.ofEpochMilli(Long.parseLong(filter.get("start_time")));
        Instant to = Instant.ofEpochMilli(Long.parseLong(filter.get("end_time")));
        List<String> found = reviews.entrySet().stream()
                .filter(each -> each.getValue().item().equals(filter.get("item_id")) && !hidden.contains(each.getKey()))
                .filter(each -> !obeysFilter
                        || !each.getValue().made().isBefore(from)
                                && !each.getValue().made().isAfter(to))
                .map(Map.Entry::getKey)
                .toList();
        int page = Integer.parseInt(filter.get("current"));
        ObjectNode data = JSON.objectNode();
        data.put("current", page).put("total", Integer.toString(found.size())).put("page_size", pageSize);
        ArrayNode ids = data.putArray("id_list");
        found.stream().skip((page - 1L) * pageSize).limit(pageSize).forEach(id -> ids.add(Long.parseLong(id)));
        return answer(data);
    }

    @Override
    public LazadaAnswer reviews(String asked) {
        calls.add("reviews " + asked);
        ObjectNode data = JSON.objectNode();
        ArrayNode rows = data.putArray("review_list");
        ArrayNode outdated = data.putArray("outdated_reviews");
        for (String id : asked.replaceAll("[\\[\\]]", "").split(",")) {
            Stored review = reviews.get(id);
            if (review == null || hidden.contains(id)) {
                outdated.add(Long.parseLong(id));
            } else if (!withheld.contains(id)) {
                ObjectNode row = rows.addObject().put("id", Long.parseLong(id)).put("product_id", review.item());
                row.put("review_type", "PRODUCT_REVIEW")
                        .put("create_time", review.made().toEpochMilli());
                row.putObject("ratings").put("overall_rating", "4");
            }
        }
        return answer(data);
    }

    private static LazadaAnswer answer(ObjectNode data) {
        ObjectNode root = JSON.objectNode().put("code", "0").put("success", true);
        root.set("data", data);
        return new LazadaAnswer(root);
    }
}
