package dev.tradewind.core.http;

import dev.tradewind.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Hands out permits, one set for each attempt: a call goes when all its allowances have one, and takes all at once. All
 * time comes from the clock, all waiting goes through the sleeper. Safe for use by several threads.
 */
final class Limiter {
    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration bound;
    private final double appShare;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RateKey, Bucket> buckets = new HashMap<>();
    private final List<Ticket> queue = new ArrayList<>();
    private long arrivals;
    private long turn;

    /**
     * Makes a limiter without any bucket.
     *
     * @param bound the longest wait of a call; when it would be longer, nothing is waited for and nothing taken
     * @param appShare the part of app-wide allowances that this process may use
     */
    Limiter(Clock clock, Sleeper sleeper, Duration bound, double appShare) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.bound = bound;
        this.appShare = appShare;
    }

    /**
     * Waits for a permit of each rule.
     *
     * @param onWait hears of each wait before it starts
     * @return empty when permits were taken, else when to ask again
     */
    Optional<Instant> acquire(List<RateRule> rules, String shop, Consumer<Duration> onWait)
            throws InterruptedException {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Ticket ticket = join(rules, shop);
        try {
            double left = bound.toNanos() / 1e9;
            for (double wait = tryTake(ticket, left); wait > 0; wait = tryTake(ticket, left)) {
                Duration pause = Duration.ofNanos((long) Math.ceil(wait * 1e6) * 1_000);
                if (wait > left) {
                    return Optional.of(clock.instant().plus(pause));
                }
                onWait.accept(pause);
                sleeper.sleep(pause);
                left -= wait;
            }
            return Optional.empty();
        } finally {
            leave(ticket);
        }
    }

    /** The platform said "too many", and to come back at an instant, to a call that was let through at another. */
    void slow(List<RateRule> rules, Instant granted, Instant until) {
        boolean narrow = rules.stream().anyMatch(rule -> !rule.appWide());
        lock.lock();
        try {
            Instant now = clock.instant();
            rules.stream()
                    .filter(rule -> !narrow || !rule.appWide())
                    .forEach(rule -> bucket(rule, now).slow(now, granted, until));
        } finally {
            lock.unlock();
        }
    }

    private Ticket join(List<RateRule> rules, String shop) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Ticket ticket = new Ticket(
                    shop, rules.stream().map(rule -> bucket(rule, now)).toList(), ++arrivals);
            queue.add(ticket);
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Ticket ticket) {
        lock.lock();
        try {
            queue.remove(ticket);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the permits and gives 0, or takes nothing and gives the seconds to wait. */
    private double tryTake(Ticket ticket, double bound) {
        lock.lock();
        try {
            Instant now = clock.instant();
            queue.forEach(each -> each.buckets().forEach(bucket -> bucket.refill(now)));
            double wait = new Forecast(queue, turn, now).secondsUntil(ticket, bound);
            if (wait <= 0) {
                turn++;
                ticket.buckets().forEach(bucket -> bucket.take(ticket.shop(), turn));
                queue.remove(ticket);
            }
            return wait;
        } finally {
            lock.unlock();
        }
    }

    private Bucket bucket(RateRule rule, Instant now) {
        return buckets.computeIfAbsent(rule.key(), key -> new Bucket(rule.limit(), rule.appWide() ? appShare : 1, now));
    }
}
