package dev.tradewind.core.http;

import java.time.Duration;
import java.util.Objects;

/**
 * An allowance: a bucket that holds {@code burst} permits and gets {@code permits} back every {@code per}.
 *
 * @param permits permits restored, at least 1
 * @param per the time in which they are restored
 * @param burst what the bucket holds, at least 1
 */
public record RateLimit(int permits, Duration per, int burst) {
    public RateLimit {
        Objects.requireNonNull(per, "per");
        if (permits < 1 || burst < 1 || per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("a rate limit needs permits, a time and a burst of at least 1");
        }
    }

    /** So many permits a second. */
    public static RateLimit perSecond(int permits, int burst) {
        return new RateLimit(permits, Duration.ofSeconds(1), burst);
    }
}
