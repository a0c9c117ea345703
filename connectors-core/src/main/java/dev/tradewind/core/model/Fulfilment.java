package dev.tradewind.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How and when an order line reaches the buyer.
 *
 * @param packageId the parcel, or null
 * @param type who ships: the platform's own word, or null
 * @param carrier the carrier's name, or null
 * @param trackingCode the tracking number, or null
 * @param shippedAt when it left, or null
 * @param deliveredAt when it arrived, or null
 */
public record Fulfilment(
        @Nullable String packageId,
        @Nullable String type,
        @Nullable String carrier,
        @Nullable String trackingCode,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt) {
    /** Nothing is known yet. */
    public static final Fulfilment NONE = new Fulfilment(null, null, null, null, null, null);
}
