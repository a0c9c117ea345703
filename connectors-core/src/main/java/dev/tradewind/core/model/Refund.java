package dev.tradewind.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money given back to the buyer, as far as the order itself tells it.
 *
 * @param id the platform's id of the refund (of its line where there are several), unique within the order
 * @param lineId the order line, or null for the whole order
 * @param quantity pieces taken back, 0 when only money was
 * @param amount what the buyer got, positive
 * @param reason the platform's words, or null
 * @param refundedAt when, or null when the platform does not say
 */
public record Refund(
        String id,
        @Nullable String lineId,
        int quantity,
        Money amount,
        @Nullable String reason,
        @Nullable Instant refundedAt) {}
