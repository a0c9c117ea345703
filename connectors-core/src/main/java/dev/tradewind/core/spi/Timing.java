package dev.tradewind.core.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * A feed's clockwork.
 *
 * @param maxWindow the longest slice that the planner cuts; a reader may split it further
 * @param lag how far the upper bound stays behind the platform's clock, since rows turn visible late
 * @param settle how old a slice must be when it is read to be final; younger ones are read again
 * @param every how often young slices are read again, and how often a sweep runs
 */
public record Timing(Duration maxWindow, Duration lag, Duration settle, Duration every) {
    public Timing {
        Objects.requireNonNull(maxWindow, "maxWindow");
        Objects.requireNonNull(lag, "lag");
        Objects.requireNonNull(settle, "settle");
        Objects.requireNonNull(every, "every");
        if (maxWindow.isNegative()
                || maxWindow.isZero()
                || lag.isNegative()
                || settle.isNegative()
                || every.isNegative()) {
            throw new IllegalArgumentException("timing must not be negative and maxWindow must be positive");
        }
    }
}
