package dev.tradewind.testkit.lazada;

import dev.tradewind.core.model.LedgerEntry;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A booking as a warehouse should hold it, worked out from the shop and not through any connector.
 *
 * @param book the book it stands in: {@code finance}, {@code payout}, {@code reversal}
 * @param kind what it is
 * @param orderId the order, empty for none
 * @param lineId the piece, empty for none
 * @param amount major units; positive when it costs the seller, for a payout when the seller gets it
 * @param postedAt when it was booked
 */
public record ExpectedBooking(
        String book, LedgerEntry.Kind kind, String orderId, String lineId, BigDecimal amount, Instant postedAt) {}
