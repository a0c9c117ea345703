package dev.tradewind.core.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays the queue forward in time: of the calls whose permits are there, the one goes whose shop was served longest ago,
 * then the one that came first. A call that waits for a narrow allowance holds nobody up in a wide one.
 */
final class Forecast {
    /** Levels are sums of fractions: this much below one permit is one permit. */
    private static final double ROUNDING = 1e-6;

    private final Map<Bucket, Double> levels = new HashMap<>();
    private final Map<Bucket, Double> bans = new HashMap<>();
    private final Map<Turn, Long> turns = new HashMap<>();
    private final List<Ticket> waiting;
    private double seconds;
    private long turn;

    private record Turn(Bucket bucket, String shop) {}

    /** Starts from the buckets as they stand; they must have been refilled. */
    Forecast(List<Ticket> queue, long turn, Instant now) {
        this.waiting = new ArrayList<>(queue);
        this.turn = turn;
        for (Ticket ticket : queue) {
            for (Bucket bucket : ticket.buckets()) {
                levels.put(bucket, bucket.level());
                bans.put(bucket, bucket.bannedFor(now));
            }
        }
    }

    /** Seconds until a waiting call may go, 0 when it may go now; more than {@code bound} is not told exactly. */
    double secondsUntil(Ticket ticket, double bound) {
        while (seconds <= bound) {
            Ticket next = next();
            if (next == null) {
                advance();
            } else if (next.equals(ticket)) {
                return seconds;
            } else {
                serve(next);
            }
        }
        return seconds;
    }

    private @Nullable Ticket next() {
        Ticket best = null;
        for (Ticket ticket : waiting) {
            if (secondsToPermits(ticket) <= 0 && (best == null || isBefore(ticket, best))) {
                best = ticket;
            }
        }
        return best;
    }

    private boolean isBefore(Ticket one, Ticket other) {
        long difference = lastServed(one) - lastServed(other);
        return difference != 0 ? difference < 0 : one.number() < other.number();
    }

    private long lastServed(Ticket ticket) {
        Bucket bucket = ticket.widest();
        Long forecast = turns.get(new Turn(bucket, ticket.shop()));
        return forecast != null ? forecast : bucket.lastServed(ticket.shop());
    }

    private void serve(Ticket ticket) {
        turn++;
        for (Bucket bucket : ticket.buckets()) {
            levels.merge(bucket, -1.0, Double::sum);
        }
        turns.put(new Turn(ticket.widest(), ticket.shop()), turn);
        waiting.remove(ticket);
    }

    /** To the next moment at which some call has its permits. */
    private void advance() {
        double shortest = Double.MAX_VALUE;
        for (Ticket ticket : waiting) {
            shortest = Math.min(shortest, secondsToPermits(ticket));
        }
        double passed = shortest;
        seconds += passed;
        levels.replaceAll((bucket, level) -> {
            double restoring = Math.max(0, passed - ban(bucket));
            return Math.min(bucket.burst(), level + restoring * bucket.rate());
        });
        bans.replaceAll((bucket, ban) -> Math.max(0, ban - passed));
    }

    private double secondsToPermits(Ticket ticket) {
        double longest = 0;
        for (Bucket bucket : ticket.buckets()) {
            double missing = 1 - levels.getOrDefault(bucket, 0.0);
            if (missing > ROUNDING) {
                longest = Math.max(longest, ban(bucket) + missing / bucket.rate());
            }
        }
        return longest;
    }

    private double ban(Bucket bucket) {
        return bans.getOrDefault(bucket, 0.0);
    }
}
