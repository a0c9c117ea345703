package dev.tradewind.core;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A stretch of a feed's axis, half open.
 *
 * @param from first instant inside
 * @param to first instant outside; not before {@code from}
 * @param zone the shop's zone, for feeds that count in days
 */
public record Span(Instant from, Instant to, ZoneId zone) {
    public Span {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(zone, "zone");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("span must not end before it begins: " + from + " to " + to);
        }
    }

    /** Whether nothing lies inside. */
    public boolean isEmpty() {
        return from.equals(to);
    }
}
