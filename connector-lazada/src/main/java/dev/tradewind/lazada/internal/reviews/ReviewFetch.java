package dev.tradewind.lazada.internal.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.internal.wire.Rejects;
import dev.tradewind.lazada.model.LazadaReview;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for reviews by their ids and puts them on a page: each is there, or not shown any more, or kept aside. */
public final class ReviewFetch {
    private final ReviewCalls calls;
    private final ErrorContext context;
    private final Clock clock;

    public ReviewFetch(ReviewCalls calls, ErrorContext context, Clock clock) {
        this.calls = calls;
        this.context = context;
        this.clock = clock;
    }

    /**
     * Asks for reviews.
     *
     * @param inside when they were made that were listed by their time: none may be older, and what was made at its end is left to
     *     whoever reads on from there, since Lazada counts the end in
     * @return the ids of which Lazada said nothing
     */
    public List<String> add(List<String> ids, Optional<Scope.Window> inside, PageBuilder page) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += ReviewCalls.REVIEWS) {
            missing.addAll(some(ids.subList(i, Math.min(ids.size(), i + ReviewCalls.REVIEWS)), inside, page));
        }
        return missing;
    }

    private Set<String> some(List<String> ids, Optional<Scope.Window> inside, PageBuilder page) {
        Set<String> open = new LinkedHashSet<>(ids);
        Instant askedAt = clock.instant();
        ReviewCalls.Found found = calls.reviews(ids);
        for (JsonNode row : found.rows()) {
            String id = row.path("id").asText("").strip();
            if (open.remove(id)) {
                review(id, row, inside, askedAt, page);
            }
        }
        for (String id : found.hidden()) {
            if (open.remove(id)) {
                page.change(Change.gone(Dataset.ACTIVITY, MoneyIds.REVIEW + id, Version.observed(askedAt)));
            }
        }
        return open;
    }

    private void review(String id, JsonNode row, Optional<Scope.Window> inside, Instant askedAt, PageBuilder page) {
        LazadaReview review;
        OddValues odd = new OddValues();
        try {
            review = LazadaJson.decode(row, LazadaReview.class, calls.market().zone(), odd);
        } catch (Undecodable strange) {
            page.reject(Rejects.undecodable(
                    Dataset.ACTIVITY, MoneyIds.REVIEW + id, Rejected.Stage.MAP, strange, row.toString()));
            return;
        }
        Instant made = review.createTime() == null ? review.submitTime() : review.createTime();
        if (made == null) {
            Undecodable absent = new Undecodable("create_time", "a value that must be there is absent");
            page.reject(Rejects.undecodable(
                    Dataset.ACTIVITY, MoneyIds.REVIEW + id, Rejected.Stage.MAP, absent, row.toString()));
            return;
        }
        boolean listed = review.createTime() != null && inside.isPresent();
        if (listed && !made.isBefore(inside.get().to())) {
            return;
        }
        if (listed && made.isBefore(inside.get().from())) {
            throw new ProtocolException(
                    context,
                    "Lazada listed reviews from before the time that was asked for",
                    "The filter was not obeyed, so nothing can be proved; the slice is read again.",
                    null);
        }
        ReviewMapper.add(review, made, askedAt, page);
        page.unknown(odd.all());
    }
}
