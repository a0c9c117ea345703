package dev.tradewind.core.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The platform's clock, known from Date headers and carried on by ours. */
final class ServerClock {
    private final Clock clock;
    private final AtomicReference<Optional<Duration>> ahead = new AtomicReference<>(Optional.empty());

    ServerClock(Clock clock) {
        this.clock = clock;
    }

    void heard(Optional<String> dateHeader) {
        dateHeader
                .flatMap(ServerClock::parse)
                .ifPresent(date -> ahead.set(Optional.of(Duration.between(clock.instant(), date))));
    }

    Optional<Instant> now() {
        return ahead.get().map(offset -> clock.instant().plus(offset));
    }

    /** Our own clock. */
    Instant ours() {
        return clock.instant();
    }

    /** An instant of the platform's clock on ours. */
    Instant toOurs(Instant theirs) {
        return ahead.get().map(theirs::minus).orElse(theirs);
    }

    /** An HTTP date; empty when it is none. */
    static Optional<Instant> parse(String httpDate) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate.trim())));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
