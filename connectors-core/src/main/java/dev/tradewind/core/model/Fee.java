package dev.tradewind.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the platform keeps of an order, as far as the order itself tells it. Finance feeds bring the same as ledger entries.
 *
 * @param id the platform's id of the fee, or null; then its place in the order stands in
 * @param kind what it is for
 * @param lineId the order line it belongs to, or null for the whole order
 * @param amount what is kept, positive; a fee given back is negative
 * @param postedAt when it was booked, or null when the platform does not say
 */
public record Fee(
        @Nullable String id,
        LedgerEntry.Kind kind,
        @Nullable String lineId,
        Money amount,
        @Nullable Instant postedAt) {}
