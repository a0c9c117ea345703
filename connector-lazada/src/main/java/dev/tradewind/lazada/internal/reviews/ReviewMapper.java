package dev.tradewind.lazada.internal.reviews;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Activity;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.model.LazadaReview;
import java.time.Instant;
import java.util.List;

/** Makes an event of a review. Pure. What the buyer wrote is left out: it is a person's, and may name others. */
final class ReviewMapper {
    private static final String REVIEW = "PRODUCT_REVIEW";
    private static final String FOLLOW_UP = "FOLLOW_UP_REVIEW";

    private ReviewMapper() {}

    static void add(LazadaReview review, Instant made, Instant askedAt, PageBuilder page) {
        String id = MoneyIds.REVIEW + review.id();
        String kind = review.reviewType();
        LazadaReview.Ratings ratings = review.ratings();
        Activity event = new Activity(
                id,
                FOLLOW_UP.equals(kind) ? FOLLOW_UP : "REVIEW",
                made,
                null,
                review.orderId(),
                null,
                review.productId() == null ? null : ItemRef.of(review.productId()),
                null,
                null,
                null,
                ratings == null || ratings.overallRating() == null
                        ? null
                        : ratings.overallRating().toString(),
                "BUYER");
        // Answers, edits and second thoughts have no time of their own: the later reading is the newer one.
        page.change(Change.of(Dataset.ACTIVITY, id, new Version(made, askedAt), event));
        if (kind != null && !kind.equals(REVIEW) && !kind.equals(FOLLOW_UP)) {
            page.unknown(List.of(new Unknown("review.review_type", kind)));
        }
    }
}
