package dev.tradewind.examples.stall;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * A sale as the stall notes it.
 *
 * @param id its number
 * @param changedAt when the stall last touched the note
 * @param soldAt when it was sold
 * @param what the thing
 * @param quantity how many
 * @param price of one, in pesos
 * @param cancelled whether it was taken back
 */
public record Sale(
        String id, Instant changedAt, Instant soldAt, String what, int quantity, BigDecimal price, boolean cancelled) {
    /** The order in which notes are read. */
    static final Comparator<Sale> BY_CHANGE =
            Comparator.comparing(Sale::changedAt).thenComparing(Sale::id);
}
