package dev.tradewind.core.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One allowance: a token bucket whose waiters are served owner by owner in turn, so that a shop with many lanes cannot
 * starve one with few. An answer "too many" closes it for a while, halves its rate, and each accepted call brings back a
 * fiftieth of the full rate.
 */
final class Bucket {
    private static final double SMALLEST = 1.0 / 16;
    private static final double RECOVERY = 1.0 / 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Deque<Ticket>> waiting = new LinkedHashMap<>();
    private final double burst;
    private final double nanosPerPermit;
    private double level;
    private double factor = 1;
    private Instant filledAt;

    Bucket(RateLimit limit, Instant now) {
        this.burst = limit.burst();
        this.nanosPerPermit = (double) limit.per().toNanos() / limit.permits();
        this.level = limit.burst();
        this.filledAt = now;
    }

    /** A place in the queue. */
    static final class Ticket {
        private final Object owner;

        private Ticket(Object owner) {
            this.owner = owner;
        }
    }

    Ticket join(Object owner) {
        Ticket ticket = new Ticket(owner);
        lock.lock();
        try {
            waiting.computeIfAbsent(owner, key -> new ArrayDeque<>()).addLast(ticket);
        } finally {
            lock.unlock();
        }
        return ticket;
    }

    /** Zero when the permit was taken, else how long to wait before asking again. */
    Duration take(Ticket ticket, Instant now) {
        lock.lock();
        try {
            fill(now);
            int ahead = ahead(ticket);
            if (ahead == 0 && level >= 1 && !now.isBefore(filledAt)) {
                level -= 1;
                serve(ticket);
                return Duration.ZERO;
            }
            double missing = Math.max(0, ahead + 1 - level);
            Duration refill = Duration.ofNanos((long) Math.ceil(missing * nanosPerPermit / factor));
            Duration closed = now.isBefore(filledAt) ? Duration.between(now, filledAt) : Duration.ZERO;
            Duration wait = closed.plus(refill);
            return wait.isZero() ? Duration.ofNanos(Math.max(1, (long) nanosPerPermit)) : wait;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place up; does nothing after it was served. */
    void leave(Ticket ticket) {
        lock.lock();
        try {
            Deque<Ticket> queue = waiting.get(ticket.owner);
            if (queue != null && queue.remove(ticket) && queue.isEmpty()) {
                waiting.remove(ticket.owner);
            }
        } finally {
            lock.unlock();
        }
    }

    void throttled(Instant now, Instant until) {
        lock.lock();
        try {
            fill(now);
            level = 0;
            factor = Math.max(SMALLEST, factor / 2);
            if (until.isAfter(filledAt)) {
                filledAt = until;
            }
        } finally {
            lock.unlock();
        }
    }

    void accepted() {
        lock.lock();
        try {
            factor = Math.min(1, factor + RECOVERY);
        } finally {
            lock.unlock();
        }
    }

    private void fill(Instant now) {
        if (now.isAfter(filledAt)) {
            level = Math.min(burst, level + Duration.between(filledAt, now).toNanos() * factor / nanosPerPermit);
            filledAt = now;
        }
    }

    /** Tickets that are served before this one: owners take turns, each owner's tickets stay in order. */
    private int ahead(Ticket ticket) {
        Deque<Ticket> own = Objects.requireNonNull(waiting.get(ticket.owner), "left the queue");
        int round = 0;
        for (Iterator<Ticket> mine = own.iterator(); mine.next() != ticket; ) {
            round++;
        }
        int ahead = 0;
        boolean before = true;
        for (Map.Entry<Object, Deque<Ticket>> entry : waiting.entrySet()) {
            if (entry.getKey().equals(ticket.owner)) {
                before = false;
                ahead += round;
            } else {
                ahead += Math.min(entry.getValue().size(), before ? round + 1 : round);
            }
        }
        return ahead;
    }

    /** Takes the ticket out and sends its owner to the end of the round. */
    private void serve(Ticket ticket) {
        Deque<Ticket> own = Objects.requireNonNull(waiting.remove(ticket.owner), "left the queue");
        own.removeFirst();
        if (!own.isEmpty()) {
            waiting.put(ticket.owner, own);
        }
    }
}
