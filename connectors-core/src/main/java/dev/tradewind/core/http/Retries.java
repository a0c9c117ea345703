package dev.tradewind.core.http;

import dev.failsafe.Execution;
import dev.failsafe.ExecutionContext;
import dev.failsafe.RetryPolicy;
import dev.tradewind.core.time.Chance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a call is tried again and after how long: Failsafe decides, and never sleeps, since an {@code Execution} only
 * keeps the books. Safe for use by several threads.
 */
final class Retries {
    private final RetryOptions options;
    private final Clock clock;
    private final Chance chance;
    private final RetryPolicy<Outcome> repeatable;
    private final RetryPolicy<Outcome> once;

    Retries(RetryOptions options, Clock clock, Chance chance) {
        this.options = options;
        this.clock = clock;
        this.chance = chance;
        this.repeatable = policy(options.attempts());
        this.once = policy(1);
    }

    /** The same rules with another jitter. */
    Retries jitteredBy(Chance other) {
        return new Retries(options, clock, other);
    }

    /** The books of one call. */
    Execution<Outcome> start(boolean mayRepeat) {
        return Execution.of(mayRepeat ? repeatable : once);
    }

    private RetryPolicy<Outcome> policy(int attempts) {
        return RetryPolicy.<Outcome>builder()
                .handleResultIf(Outcome::mayPass)
                .withMaxAttempts(attempts)
                .withDelayFn(this::delay)
                .build();
    }

    /** The larger of the hint and the backoff, jittered between its half and its whole. */
    private Duration delay(ExecutionContext<Outcome> context) {
        Duration backoff = backoff(context.getAttemptCount());
        Outcome last = context.getLastResult();
        Instant now = clock.instant();
        return last.notBefore()
                .map(instant -> Duration.between(now, instant))
                .filter(hint -> hint.compareTo(backoff) > 0)
                .orElse(backoff);
    }

    private Duration backoff(int attemptsSoFar) {
        double ceiling = options.ceiling().toNanos();
        double grown = options.base().toNanos() * Math.pow(2, attemptsSoFar - 1);
        return Duration.ofNanos((long) (Math.min(ceiling, grown) * (0.5 + chance.nextFraction() / 2)));
    }
}
