package dev.tradewind.lazada.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's review (doc of {@code /review/seller/list/v2}). Lazada does not say who wrote it.
 *
 * @param id unique within the shop
 * @param productId the item
 * @param orderId the order
 * @param reviewType {@code PRODUCT_REVIEW} or {@code FOLLOW_UP_REVIEW}
 * @param createTime when the review was made; the list of a product goes by it
 * @param submitTime when the buyer sent it
 * @param ratings stars; a follow-up has none
 * @param reviewContent the buyer's words
 * @param sellerReply the seller's words
 * @param canReply whether the seller may answer
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LazadaReview(
        String id,
        @Nullable String productId,
        @Nullable String orderId,
        @Nullable String reviewType,
        @Nullable Instant createTime,
        @Nullable Instant submitTime,
        @Nullable Ratings ratings,
        @Nullable String reviewContent,
        @Nullable String sellerReply,
        @Nullable Boolean canReply) {
    public LazadaReview {
        Objects.requireNonNull(id, "id");
    }

    /**
     * Stars from 1 to 5.
     *
     * @param overallRating all in all
     * @param productRating the product
     * @param sellerRating the seller
     * @param logisticsRating the delivery
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Ratings(
            @Nullable Long overallRating,
            @Nullable Long productRating,
            @Nullable Long sellerRating,
            @Nullable Long logisticsRating) {}
}
