package dev.tradewind.lazada.internal.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Market;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.lazada.internal.wire.AnswerShape;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import dev.tradewind.lazada.internal.wire.LazadaReviewApi;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The calls about reviews of one shop, with their answers taken apart. Safe for use by several threads. */
public final class ReviewCalls {
    /** The most reviews that one call gives. */
    public static final int REVIEWS = 10;

    /** The last page of a list that Lazada gives. */
    public static final int MOST_PAGES = 50;

    private final LazadaReviewApi api;
    private final Market market;
    private final ErrorContext context;

    public ReviewCalls(LazadaReviewApi api, Market market, ErrorContext context) {
        this.api = api;
        this.market = market;
        this.context = context;
    }

    Market market() {
        return market;
    }

    /**
     * A page of the reviews of a product.
     *
     * @param ids as listed
     * @param total how many the list has by Lazada's own count
     * @param size how many a page holds at most
     */
    public record IdPage(List<String> ids, OptionalLong total, OptionalLong size) {}

    /**
     * What came of asking for reviews.
     *
     * @param rows those that are shown
     * @param hidden ids of those that are not there or not shown any more
     */
    record Found(List<JsonNode> rows, Set<String> hidden) {}

    /** Ids of reviews of a product made between two instants, to the millisecond; pages counted from 1. */
    public IdPage history(String itemId, Instant from, Instant to, int page) {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("item_id", itemId);
        filter.put("start_time", Long.toString(from.toEpochMilli()));
        filter.put("end_time", Long.toString(to.toEpochMilli()));
        filter.put("current", Integer.toString(page));
        LazadaAnswer answer = api.history(filter);
        return new IdPage(
                texts(AnswerShape.REVIEW_IDS.list(answer, context)),
                AnswerShape.REVIEW_IDS.count(answer),
                AnswerShape.number(answer.data().path("page_size")));
    }

    /** At most {@link #REVIEWS} reviews. */
    Found reviews(Collection<String> ids) {
        LazadaAnswer answer = api.reviews("[" + String.join(",", ids) + "]");
        List<JsonNode> rows = AnswerShape.REVIEWS.list(answer, context);
        return new Found(rows, new HashSet<>(texts(answer.data().path("outdated_reviews"))));
    }

    /** At most {@link #REVIEWS} reviews, of which none may be missing but those that are not shown any more. */
    public List<JsonNode> all(Collection<String> ids) {
        Found found = reviews(ids);
        Set<String> missing = new LinkedHashSet<>(ids);
        missing.removeAll(found.hidden());
        found.rows().forEach(row -> missing.remove(row.path("id").asText().strip()));
        if (!missing.isEmpty()) {
            throw new ProtocolException(
                    context,
                    "of the reviews " + String.join(", ", missing) + " Lazada says nothing",
                    "Ask again later; if it stays, report it with the time of the call.",
                    null);
        }
        return found.rows();
    }

    private static List<String> texts(Iterable<JsonNode> list) {
        Set<String> ids = new LinkedHashSet<>();
        list.forEach(id -> ids.add(id.asText().strip()));
        return List.copyOf(ids);
    }
}
