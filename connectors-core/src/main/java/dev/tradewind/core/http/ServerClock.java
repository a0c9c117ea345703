package dev.tradewind.core.http;

import dev.tradewind.core.internal.http.HttpDates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform's clock as its latest answer told it. Safe for use by several threads. */
final class ServerClock {
    private final Clock clock;
    private volatile @Nullable Reading last;

    private record Reading(Instant theirs, Instant ours) {}

    ServerClock(Clock clock) {
        this.clock = clock;
    }

    /** Takes note of an answer's {@code Date} header; what is not a date is passed over. */
    void note(Optional<String> dateHeader) {
        dateHeader.flatMap(HttpDates::parse).ifPresent(theirs -> last = new Reading(theirs, clock.instant()));
    }

    /** The platform's time now, carried on by our clock. */
    Optional<Instant> now() {
        Reading reading = last;
        return reading == null
                ? Optional.empty()
                : Optional.of(reading.theirs().plus(Duration.between(reading.ours(), clock.instant())));
    }

    /** An instant of the platform's clock on ours; the same when its clock is not known yet. */
    Instant toOurs(Instant theirs) {
        Reading reading = last;
        return reading == null ? theirs : theirs.plus(Duration.between(reading.theirs(), reading.ours()));
    }
}
