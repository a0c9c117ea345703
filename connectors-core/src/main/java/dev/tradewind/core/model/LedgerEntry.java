package dev.tradewind.core.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One booking on the seller's account. Refund and fee columns of the facts are sums over these.
 *
 * @param source which book it stands in, such as {@code finance} or {@code reversal}: ids are unique within it
 * @param id the platform's id, or null; then a hash of the content and an ordinal stand in
 * @param kind what it is
 * @param orderId the order, or null
 * @param lineId the order line, or null
 * @param amount refunds and fees are positive when they cost the seller, negative when they are given back
 * @param quantity pieces that a refund pays back, or null; negative when that is taken back
 * @param postedAt when it was booked
 * @param sourceKind the platform's own word for the kind
 */
public record LedgerEntry(
        String source,
        @Nullable String id,
        Kind kind,
        @Nullable String orderId,
        @Nullable String lineId,
        Money amount,
        @Nullable Integer quantity,
        Instant postedAt,
        String sourceKind) {
    /** What a booking is. */
    public enum Kind {
        REFUND,
        COMMISSION,
        PAYMENT_FEE,
        SHIPPING_FEE,
        PAYOUT,
        OTHER
    }

    public LedgerEntry {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(postedAt, "postedAt");
        Objects.requireNonNull(sourceKind, "sourceKind");
    }
}
