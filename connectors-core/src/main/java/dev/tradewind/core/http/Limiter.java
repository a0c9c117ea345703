package dev.tradewind.core.http;

import dev.tradewind.core.error.ThrottledException.Reach;
import dev.tradewind.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Hands out permits, one set for each attempt: a call goes when all its allowances have one, and takes all at once. All
 * time comes from the clock, all waiting goes through the sleeper. A permit costs as much as there are calls that wait for
 * the same allowances, however many shops there are, and an allowance that is full again is forgotten. Safe for use by
 * several threads.
 */
final class Limiter {
    private static final int LOOKED_AT = 8;

    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration bound;
    private final double appShare;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RateKey, Bucket> buckets = new HashMap<>();
    private final Deque<RateKey> rounds = new ArrayDeque<>();
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
    void slow(List<RateRule> rules, Reach reach, Instant granted, Instant until) {
        lock.lock();
        try {
            Instant now = clock.instant();
            meant(rules, reach).forEach(rule -> bucket(rule, now).slow(now, granted, until));
        } finally {
            lock.unlock();
        }
    }

    /** The allowances of that reach; where there is none, the one that comes nearest to it. */
    private static List<RateRule> meant(List<RateRule> rules, Reach reach) {
        boolean appWide = reach == Reach.APP;
        List<RateRule> meant =
                rules.stream().filter(rule -> rule.appWide() == appWide).toList();
        if (!meant.isEmpty() || rules.isEmpty()) {
            return meant;
        }
        return List.of(rules.get(appWide ? rules.size() - 1 : 0));
    }

    private Ticket join(List<RateRule> rules, String shop) {
        lock.lock();
        try {
            Instant now = clock.instant();
            tidy(now);
            Ticket ticket = new Ticket(
                    shop, rules.stream().map(rule -> bucket(rule, now)).toList(), ++arrivals);
            ticket.buckets().forEach(bucket -> bucket.waiting().add(ticket));
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Ticket ticket) {
        lock.lock();
        try {
            stopWaiting(ticket);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the permits and gives 0, or takes nothing and gives the seconds to wait. */
    private double tryTake(Ticket ticket, double bound) {
        lock.lock();
        try {
            Instant now = clock.instant();
            double wait = new Forecast(Crowd.around(ticket, now), turn, now).secondsUntil(ticket, bound);
            if (wait <= 0) {
                turn++;
                ticket.buckets().forEach(bucket -> bucket.take(ticket.shop(), turn));
                stopWaiting(ticket);
            }
            return wait;
        } finally {
            lock.unlock();
        }
    }

    private static void stopWaiting(Ticket ticket) {
        ticket.buckets().forEach(bucket -> bucket.waiting().remove(ticket));
    }

    /** Looks at a few allowances in turn and forgets those that are as good as new: more than can be added meanwhile. */
    private void tidy(Instant now) {
        for (int i = 0; i < LOOKED_AT && !rounds.isEmpty(); i++) {
            RateKey key = rounds.remove();
            Bucket bucket = Objects.requireNonNull(buckets.get(key));
            bucket.refill(now);
            if (bucket.isIdle(now)) {
                buckets.remove(key);
            } else {
                rounds.add(key);
            }
        }
    }

    /** How many allowances are remembered. */
    int remembered() {
        lock.lock();
        try {
            return buckets.size();
        } finally {
            lock.unlock();
        }
    }

    private Bucket bucket(RateRule rule, Instant now) {
        return buckets.computeIfAbsent(rule.key(), key -> {
            rounds.add(key);
            return new Bucket(rule.limit(), rule.appWide() ? appShare : 1, now);
        });
    }
}
