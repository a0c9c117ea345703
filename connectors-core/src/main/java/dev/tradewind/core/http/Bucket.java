package dev.tradewind.core.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The permits of one allowance. The level is never rounded and never forgotten, so a permit an hour is kept as exactly as
 * a hundred a second. After an answer that says "too many" the rate is halved, at most to an eighth, and comes back by a
 * tenth of the full rate at a time. Guarded by the limiter's lock.
 */
final class Bucket {
    private static final int REMEMBERED = 4_096;
    private static final double LEAST_SHARE = 0.125;
    private static final double STEP_UP = 0.1;
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(10);

    private final double fullRate;
    private final double burst;
    private final Duration step;
    private final Set<Ticket> waiting = new LinkedHashSet<>();

    /** Those served longest ago are forgotten first, and rightly count as never served: both go first. */
    private final Map<String, Long> lastServed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private double level;
    private double share = 1;
    private Instant filledTo;
    private Instant bannedUntil = Instant.MIN;
    private Instant slowedAt = Instant.MIN;
    private Instant stepsUpAt = Instant.MAX;

    /** A full bucket. */
    Bucket(RateLimit limit, double processShare, Instant now) {
        double seconds = limit.per().toNanos() / 1e9;
        this.fullRate = limit.permits() * processShare / seconds;
        this.burst = Math.max(1, Math.floor(limit.burst() * processShare));
        Duration interval = Duration.ofNanos((long) (1e9 / fullRate));
        this.step = interval.compareTo(SHORTEST_STEP) > 0 ? interval : SHORTEST_STEP;
        this.level = burst;
        this.filledTo = now;
    }

    /** Brings the level up to now; when the clock went back, nothing is restored for the time between. */
    void refill(Instant now) {
        while (stepsUpAt.isBefore(now)) {
            fill(stepsUpAt);
            share = Math.min(1, share + STEP_UP);
            stepsUpAt = share < 1 ? stepsUpAt.plus(step) : Instant.MAX;
        }
        fill(now);
    }

    private void fill(Instant to) {
        Instant from = bannedUntil.isAfter(filledTo) ? bannedUntil : filledTo;
        if (to.isAfter(from)) {
            level = Math.min(burst, level + rate() * seconds(from, to));
        }
        filledTo = to;
    }

    /** The calls that wait for a permit of it, in the order of their arrival. */
    Set<Ticket> waiting() {
        return waiting;
    }

    /** Whether there is a permit for everybody who waits, so that nobody holds up anybody else here. */
    boolean isAmple() {
        return level >= waiting.size();
    }

    /** Whether it is as good as new: it can be forgotten, and made again when somebody asks. */
    boolean isIdle(Instant now) {
        return waiting.isEmpty() && share >= 1 && level >= burst && !bannedUntil.isAfter(now);
    }

    double level() {
        return level;
    }

    double burst() {
        return burst;
    }

    /** Permits a second as things stand. */
    double rate() {
        return fullRate * share;
    }

    /** Seconds from now in which nothing is restored: a ban that the platform told. */
    double bannedFor(Instant now) {
        return bannedUntil.isAfter(now) ? seconds(now, bannedUntil) : 0;
    }

    void take(String shop, long turn) {
        level -= 1;
        lastServed.put(shop, turn);
    }

    /** The turn in which a shop was served last, 0 when it never was. */
    long lastServed(String shop) {
        Long last = lastServed.get(shop);
        return last == null ? 0 : last;
    }

    /**
     * The platform said "too many" to a call that was let through at {@code granted}. Calls that were under way before the
     * rate was halved do not halve it again.
     */
    void slow(Instant now, Instant granted, Instant until) {
        refill(now);
        level = Math.min(level, 0);
        if (until.isAfter(bannedUntil)) {
            bannedUntil = until;
        }
        if (granted.isAfter(slowedAt)) {
            share = Math.max(LEAST_SHARE, share / 2);
            slowedAt = now;
        }
        stepsUpAt = (until.isAfter(now) ? until : now).plus(step);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
