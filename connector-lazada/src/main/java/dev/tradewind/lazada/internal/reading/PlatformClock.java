package dev.tradewind.lazada.internal.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps a window from being called read before it is over at the platform. The planner sets its upper bound back by the
 * feed's lag; when the two clocks have drifted apart since, the platform's decides.
 */
public final class PlatformClock {
    /** What must be left of the lag by the platform's own clock. */
    private static final Duration LEAST_LAG = Duration.ofMinutes(1);

    private final Supplier<Optional<Instant>> now;

    /**
     * Makes a guard.
     *
     * @param now the platform's clock, empty before any answer
     */
    public PlatformClock(Supplier<Optional<Instant>> now) {
        this.now = now;
    }

    /** The platform's clock, empty before any answer. */
    Optional<Instant> now() {
        return now.get();
    }

    /** The end of a window, or the earlier instant up to which the platform's clock lets it count as read. */
    public Instant covered(Instant end) {
        return now.get()
                .map(instant -> instant.minus(LEAST_LAG))
                .filter(end::isAfter)
                .orElse(end);
    }
}
