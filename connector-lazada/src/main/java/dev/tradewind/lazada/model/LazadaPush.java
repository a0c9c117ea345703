package dev.tradewind.lazada.model;

import dev.tradewind.core.json.RawJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A push in Lazada's own terms, decoded. It tells that something changed; what it is now has to be read. What a push does not
 * tell is null. A type that is not known here is an {@link Other}, with all that was pushed in its envelope.
 */
public sealed interface LazadaPush {
    /** What every push has around it. */
    Envelope envelope();

    /**
     * What every push has around it.
     *
     * @param type Lazada's number of the kind of event; -1 when it has none
     * @param sellerId the seller's id on the site, or null for a push about no shop
     * @param country the site's country in upper case, such as {@code VN}, or null
     * @param pushedAt when it was sent
     * @param body what was pushed
     */
    record Envelope(
            int type,
            @Nullable String sellerId,
            @Nullable String country,
            @Nullable Instant pushedAt,
            RawJson body) {}

    /**
     * An order line took another state (0).
     *
     * @param orderId the order
     * @param lineId the line
     * @param status its new state, in Lazada's word
     * @param changedAt when
     * @param reverseOrderId the return or cancellation behind it
     * @param reverseLineId its line
     */
    record OrderChanged(
            Envelope envelope,
            String orderId,
            @Nullable String lineId,
            @Nullable String status,
            @Nullable Instant changedAt,
            @Nullable String reverseOrderId,
            @Nullable String reverseLineId)
            implements LazadaPush {}

    /**
     * A return or a cancellation took another state (10).
     *
     * @param reverseOrderId the return or cancellation
     * @param reverseLineId its line
     * @param status its new state, in Lazada's word
     * @param changedAt when
     * @param orderId the order
     * @param lineId the line of the order
     * @param buyerId the buyer
     */
    record ReverseOrderChanged(
            Envelope envelope,
            String reverseOrderId,
            @Nullable String reverseLineId,
            @Nullable String status,
            @Nullable Instant changedAt,
            @Nullable String orderId,
            @Nullable String lineId,
            @Nullable String buyerId)
            implements LazadaPush {}

    /**
     * A parcel took another state (14).
     *
     * @param orderId the order
     * @param packageId the parcel
     * @param status its new state, in Lazada's word
     * @param changedAt when
     * @param buyerId the buyer
     */
    record PackageChanged(
            Envelope envelope,
            String orderId,
            @Nullable String packageId,
            @Nullable String status,
            @Nullable Instant changedAt,
            @Nullable String buyerId)
            implements LazadaPush {}

    /**
     * A product was made, edited or deleted (3, 4, 5).
     *
     * @param kind which of the three
     * @param itemId the product
     * @param variants the variants that it is about
     * @param action Lazada's word; a variant that is taken off a product is {@code EDITED_DELETED}
     * @param changedAt when
     */
    record ProductChanged(
            Envelope envelope,
            Kind kind,
            String itemId,
            List<Variant> variants,
            @Nullable String action,
            @Nullable Instant changedAt)
            implements LazadaPush {
        /** What was done. */
        public enum Kind {
            CREATED,
            EDITED,
            DELETED
        }

        public ProductChanged {
            variants = Lists.of(variants);
        }
    }

    /**
     * A variant as a push names it.
     *
     * @param skuId Lazada's id
     * @param sellerSku the seller's own code
     * @param shopSku Lazada's code
     */
    record Variant(
            @Nullable String skuId,
            @Nullable String sellerSku,
            @Nullable String shopSku) {}

    /**
     * Lazada judged a product (1).
     *
     * @param itemId the product
     * @param status {@code PENDING}, {@code APPROVED}, {@code REJECTED}, {@code LIVE_REJECTED} or {@code LOCK}
     * @param reason why
     */
    record ProductJudged(
            Envelope envelope,
            String itemId,
            @Nullable String status,
            @Nullable String reason) implements LazadaPush {}

    /**
     * A variant has fewer than five pieces left (6). It does not name the product.
     *
     * @param variant the variant
     * @param quantity pieces that are there
     * @param withheld pieces of orders that are not paid
     * @param occupied pieces of orders that are paid
     * @param warehouse where
     */
    record StockLow(
            Envelope envelope,
            Variant variant,
            @Nullable Long quantity,
            @Nullable Long withheld,
            @Nullable Long occupied,
            @Nullable String warehouse)
            implements LazadaPush {}

    /**
     * A seller's consent ends within two days (8), told once a day: nothing has to be read, a person has to act.
     *
     * @param appKey the app
     * @param sellerId the seller
     * @param endsAt when the consent ends
     */
    record ConsentEnds(
            Envelope envelope,
            @Nullable String appKey,
            @Nullable String sellerId,
            @Nullable Instant endsAt) implements LazadaPush {}

    /**
     * A buyer wrote a review (21).
     *
     * @param reviewId the review
     * @param itemId the product
     * @param orderId the order
     */
    record ReviewWritten(
            Envelope envelope,
            String reviewId,
            @Nullable String itemId,
            @Nullable String orderId) implements LazadaPush {}

    /**
     * A promotion (11).
     *
     * @param promotionId the promotion
     * @param promotionType its type
     * @param expiresAt when it ends
     */
    record Promotion(
            Envelope envelope,
            String promotionId,
            @Nullable String promotionType,
            @Nullable Instant expiresAt) implements LazadaPush {}

    /**
     * The state of a seller changed (13), of a video (7), or of the tree of categories (12), for which there is no id.
     *
     * @param subject what it is about
     * @param id the seller or the video, or null
     * @param status its new state, in Lazada's word
     * @param changedAt when
     */
    record StateChanged(
            Envelope envelope,
            Subject subject,
            @Nullable String id,
            @Nullable String status,
            @Nullable Instant changedAt)
            implements LazadaPush {
        /** What a state is of. */
        public enum Subject {
            SELLER,
            VIDEO,
            CATEGORIES
        }
    }

    /**
     * Anything else: chats (2, 19), orders to Lazada's own suppliers (35, 46), and types that came after this was written.
     */
    record Other(Envelope envelope) implements LazadaPush {}
}
