package dev.tradewind.core.spi;

import dev.tradewind.core.http.RateLimit;
import java.time.Duration;
import java.util.Objects;

/**
 * What reading a slice costs, as far as that can be told without asking the platform.
 *
 * @param least the fewest calls that it takes
 * @param exact whether it takes just these
 * @param rate how fast the calls may follow each other
 */
public record Estimate(long least, boolean exact, RateLimit rate) {
    public Estimate {
        Objects.requireNonNull(rate, "rate");
        if (least < 0) {
            throw new IllegalArgumentException("an estimate must not be negative, got: " + least);
        }
    }

    /** Both, one after the other, at this one's rate. */
    public Estimate plus(Estimate other) {
        return new Estimate(Math.addExact(least, other.least), exact && other.exact, rate);
    }

    /** The shortest time in which the rate allows that many calls. */
    public Duration time() {
        return rate.per().multipliedBy(least).dividedBy(rate.permits());
    }
}
