package dev.tradewind.lazada;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Which rows of the statement to list. Days are the shop's.
 *
 * @param from first day
 * @param to last day; whether Lazada counts it in is not documented. Fewer than 180 days after the first
 * @param orderId only rows of this order
 */
public record TransactionQuery(LocalDate from, LocalDate to, Optional<String> orderId) {
    private static final int MOST_DAYS = 179;

    public TransactionQuery {
        Objects.requireNonNull(orderId, "orderId");
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "a query needs 0 to " + MOST_DAYS + " days, got " + from + " to " + to + ": ask in several");
        }
    }

    /** All rows between two days. */
    public static TransactionQuery between(LocalDate from, LocalDate to) {
        return new TransactionQuery(from, to, Optional.empty());
    }

    /** The same, of one order only. */
    public TransactionQuery ofOrder(String id) {
        return new TransactionQuery(from, to, Optional.of(id));
    }
}
