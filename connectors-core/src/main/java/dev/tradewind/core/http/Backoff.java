package dev.tradewind.core.http;

import dev.failsafe.RetryPolicy;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.time.Chance;
import java.time.Clock;
import java.time.Duration;

/** The retry policy of a client. Failsafe decides on attempts and delays; the pipeline waits. */
final class Backoff {
    private final RetryOptions options;
    private final Clock clock;
    private final Chance chance;

    Backoff(RetryOptions options, Clock clock, Chance chance) {
        this.options = options;
        this.clock = clock;
        this.chance = chance;
    }

    RetryPolicy<Object> policy() {
        return RetryPolicy.builder()
                .handleIf(this::worthRepeating)
                .withMaxAttempts(options.attempts())
                .withDelayFn(context -> delay(context.getLastException(), context.getAttemptCount()))
                .build();
    }

    /** A hint that is longer than the ceiling is not waited for here: the caller can do something else meanwhile. */
    private boolean worthRepeating(Throwable failure) {
        return failure instanceof ConnectorException error
                && error.retryable()
                && hint(failure).compareTo(options.ceiling()) <= 0;
    }

    private Duration delay(Throwable failure, int attempts) {
        long factor = 1L << Math.min(30, Math.max(0, attempts - 1));
        Duration full = options.base().compareTo(options.ceiling().dividedBy(factor)) > 0
                ? options.ceiling()
                : options.base().multipliedBy(factor);
        Duration half = full.dividedBy(2);
        Duration jittered = half.plus(Duration.ofNanos((long) (half.toNanos() * chance.nextFraction())));
        Duration hint = hint(failure);
        return hint.compareTo(jittered) > 0 ? hint : jittered;
    }

    private Duration hint(Throwable failure) {
        if (!(failure instanceof ThrottledException throttled)) {
            return Duration.ZERO;
        }
        Duration until = Duration.between(clock.instant(), throttled.until());
        return until.isNegative() ? Duration.ZERO : until;
    }
}
