package dev.tradewind.core.http;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The allowances of a runtime. A permit is waited for through the sleeper, shop by shop in turn. */
final class Limiter {
    private final Map<RateKey, Bucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration maxWait;

    Limiter(Clock clock, Sleeper sleeper, Duration maxWait) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.maxWait = maxWait;
    }

    /**
     * Takes one permit.
     *
     * @return how long it was waited for
     * @throws ThrottledException when the wait would be too long; nothing is taken then
     */
    Duration acquire(RateRule rule, Optional<ShopRef> shop, ErrorContext context) throws InterruptedException {
        Bucket bucket = bucket(rule);
        Object owner = shop.isPresent() ? shop.get() : rule;
        Bucket.Ticket ticket = bucket.join(owner);
        Instant start = clock.instant();
        try {
            while (true) {
                Duration wait = bucket.take(ticket, clock.instant());
                if (wait.isZero()) {
                    return Duration.between(start, clock.instant());
                }
                Instant now = clock.instant();
                if (Duration.between(start, now).plus(wait).compareTo(maxWait) > 0) {
                    Instant until = now.plus(wait);
                    throw new ThrottledException(
                            context,
                            "the allowance " + rule.key() + " is used up until " + until,
                            "Go on then; nothing was sent",
                            until,
                            null);
                }
                sleeper.sleep(wait);
            }
        } finally {
            bucket.leave(ticket);
        }
    }

    /** The platform said "too many": the allowance is closed until then, and smaller for a while. */
    void throttled(RateRule rule, Instant until) {
        bucket(rule).throttled(clock.instant(), until);
    }

    /** The platform took the call. */
    void accepted(RateRule rule) {
        bucket(rule).accepted();
    }

    private Bucket bucket(RateRule rule) {
        return buckets.computeIfAbsent(rule.key(), key -> new Bucket(rule.limit(), clock.instant()));
    }
}
