package dev.tradewind.lazada;

import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.internal.reviews.ReviewCalls;
import dev.tradewind.lazada.model.LazadaReview;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Reviews of a shop's products. Lazada lists them for one product at a time. Safe for use by several threads; a walk through
 * a list is for one.
 */
public final class LazadaReviews {
    private final ReviewCalls calls;
    private final MoneyCalls decoder;

    public LazadaReviews(ReviewCalls calls, MoneyCalls decoder) {
        this.calls = calls;
        this.decoder = decoder;
    }

    /**
     * Reviews of a product. Pages are read while you walk, up to one without rows or to the fiftieth, which is Lazada's last;
     * reviews that are not shown any more are left out.
     *
     * @param itemId the product
     * @param from made at or after this, at most 90 days ago
     * @param to made up to this, at most 7 days later
     */
    public LazadaList<LazadaReview> of(String itemId, Instant from, Instant to) {
        return new LazadaList<>(() -> {
            int[] page = {0};
            return () -> {
                page[0]++;
                List<String> ids = page[0] > ReviewCalls.MOST_PAGES
                        ? List.of()
                        : calls.history(itemId, from, to, page[0]).ids();
                return new LazadaList.Page<>(get(ids), ids.isEmpty());
            };
        });
    }

    /**
     * The reviews of these ids, without those that are not shown any more; ten with each call.
     *
     * @throws dev.tradewind.core.error.ProtocolException when Lazada gives neither a review nor word that it is not shown
     */
    public List<LazadaReview> get(List<String> ids) {
        List<String> wanted = List.copyOf(new LinkedHashSet<>(ids));
        List<LazadaReview> reviews = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i += ReviewCalls.REVIEWS) {
            List<String> some = wanted.subList(i, Math.min(wanted.size(), i + ReviewCalls.REVIEWS));
            calls.all(some).forEach(row -> reviews.add(decoder.decode(row, LazadaReview.class)));
        }
        return reviews;
    }
}
