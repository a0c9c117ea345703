package dev.tradewind.core.auth;

import java.time.Duration;
import java.time.Instant;

/**
 * When a token is renewed and how patiently.
 *
 * @param expired what has to be left of an access token for it to be used; at most a quarter of its life
 * @param stalePercent it is renewed early once less than this share of its life is left
 * @param staleAtLeast ... and no later than this before its end, but never in the first half of its life
 * @param staleAtMost ... and no earlier than this before its end
 * @param lease how long a declared intent to spend a refresh token keeps others from it; longer than a token call. A process
 *     that is suspended for longer before the call does not make it. One that is suspended in it is taken for dead: another
 *     sends the token again, which platforms answer with "used before"; the sleeper then saves its pair over that word
 * @param poll how often the store is asked while somebody else holds such an intent
 * @param retry the pause before a token call whose answer was lost is made again, once
 * @param cooldown no token call for so long after one that failed; doubles from failure to failure
 * @param cooldownAtMost the longest such pause
 */
public record TokenTiming(
        Duration expired,
        int stalePercent,
        Duration staleAtLeast,
        Duration staleAtMost,
        Duration lease,
        Duration poll,
        Duration retry,
        Duration cooldown,
        Duration cooldownAtMost) {
    private static final TokenTiming DEFAULTS = new TokenTiming(
            Duration.ofSeconds(60),
            10,
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            Duration.ofMinutes(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(15));

    public TokenTiming {
        if (stalePercent < 0 || stalePercent > 100 || staleAtMost.compareTo(staleAtLeast) < 0) {
            throw new IllegalArgumentException(
                    "token timing needs 0 <= stalePercent <= 100, staleAtMost >= staleAtLeast");
        }
        if (expired.isNegative() || retry.isNegative() || cooldown.isNegative() || cooldownAtMost.isNegative()) {
            throw new IllegalArgumentException("token timing must not be negative");
        }
        if (lease.isNegative() || lease.isZero() || poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("token timing needs a lease and a poll longer than nothing");
        }
    }

    /**
     * Expired 60 s before the end; stale at 10 % of the life, at least 5 minutes and at most 1 day; lease 2 minutes,
     * asked every 500 ms; a lost answer is asked for again after 1 s; cooldown 30 s, doubling up to 15 minutes.
     */
    public static TokenTiming defaults() {
        return DEFAULTS;
    }

    /** The same, with other bounds for early renewal. */
    public TokenTiming stale(int percent, Duration atLeast, Duration atMost) {
        return new TokenTiming(expired, percent, atLeast, atMost, lease, poll, retry, cooldown, cooldownAtMost);
    }

    /** The same, with another lease. */
    public TokenTiming lease(Duration value) {
        return new TokenTiming(
                expired, stalePercent, staleAtLeast, staleAtMost, value, poll, retry, cooldown, cooldownAtMost);
    }

    /** How the access token of a pair stands. One that never ends is always fresh. */
    public TokenState state(TokenPair pair, Instant now) {
        if (pair.accessExpiresAt().equals(Instant.MAX)) {
            return TokenState.FRESH;
        }
        Duration life = longer(Duration.ZERO, Duration.between(pair.issuedAt(), pair.accessExpiresAt()));
        Duration left = Duration.between(now, pair.accessExpiresAt());
        if (left.compareTo(shorter(expired, life.dividedBy(4))) <= 0) {
            return TokenState.EXPIRED;
        }
        Duration share = life.dividedBy(100).multipliedBy(stalePercent);
        Duration early = shorter(life.dividedBy(2), shorter(staleAtMost, longer(staleAtLeast, share)));
        return left.compareTo(early) <= 0 ? TokenState.STALE : TokenState.FRESH;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
