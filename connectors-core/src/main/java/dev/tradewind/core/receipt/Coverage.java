package dev.tradewind.core.receipt;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

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

    /** What both cover; empty when they have nothing in common. */
    public Optional<Coverage> and(Coverage other) {
        Instant from = later(completeFrom, other.completeFrom);
        Instant to = earlier(completeTo, other.completeTo);
        Instant settled = later(from, earlier(settledTo, other.settledTo));
        return from.isBefore(to) ? Optional.of(new Coverage(from, to, earlier(settled, to))) : Optional.empty();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
