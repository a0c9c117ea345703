package dev.tradewind.core.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One business event: a status change, a return, a payout, a stock movement, a review.
 *
 * @param id the platform's id, unique within the shop and type
 * @param type upper-case word such as {@code RETURN_OPENED}
 * @param occurredAt when it happened, by the platform's account
 * @param customerId who did it, or null
 * @param orderId the order it is about, or null
 * @param lineId the order line it is about, or null
 * @param item the product it is about, or null
 * @param quantityDelta pieces that moved, or null
 * @param amount money that moved, or null
 * @param oldValue state before, or null
 * @param newValue state after, or null
 * @param actor who acted: {@code BUYER}, {@code SELLER}, {@code PLATFORM}, or null
 */
public record Activity(
        String id,
        String type,
        Instant occurredAt,
        @Nullable String customerId,
        @Nullable String orderId,
        @Nullable String lineId,
        @Nullable ItemRef item,
        @Nullable Integer quantityDelta,
        @Nullable Money amount,
        @Nullable String oldValue,
        @Nullable String newValue,
        @Nullable String actor) {
    public Activity {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(occurredAt, "occurredAt");
    }
}
