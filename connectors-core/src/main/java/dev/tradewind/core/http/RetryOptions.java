package dev.tradewind.core.http;

import java.time.Duration;

/**
 * How failures that may pass are tried again. The delay is the larger of the platform's hint and the backoff
 * ({@code base * 2^n}, at most {@code ceiling}, with full jitter above half).
 *
 * @param attempts tries in all, the first included, at least 1
 * @param base first backoff
 * @param ceiling largest backoff; a hint that is longer is not waited for inside a call, it becomes a ThrottledException
 * @param budgetPercent retries allowed per hundred calls of a client, beyond a reserve of 10; protects the platform
 */
public record RetryOptions(int attempts, Duration base, Duration ceiling, int budgetPercent) {
    public RetryOptions {
        if (attempts < 1 || base.isNegative() || ceiling.compareTo(base) < 0 || budgetPercent < 0) {
            throw new IllegalArgumentException("retry options need attempts >= 1, 0 <= base <= ceiling, budget >= 0");
        }
    }

    /** 5 tries, backoff from 1 second to 60 seconds, 30 retries per hundred calls. */
    public static RetryOptions defaults() {
        return new RetryOptions(5, Duration.ofSeconds(1), Duration.ofSeconds(60), 30);
    }
}
