package dev.tradewind.core.receipt;

import java.time.Instant;
import java.util.Objects;

/**
 * What is proved to be there.
 *
 * @param completeFrom everything from here
 * @param completeTo up to here was read and explained
 * @param settledTo up to here it is final: old enough when it was read
 */
public record Coverage(Instant completeFrom, Instant completeTo, Instant settledTo) {
    public Coverage {
        Objects.requireNonNull(completeFrom, "completeFrom");
        Objects.requireNonNull(completeTo, "completeTo");
        Objects.requireNonNull(settledTo, "settledTo");
    }
}
