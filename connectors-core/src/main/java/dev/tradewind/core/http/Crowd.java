package dev.tradewind.core.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the waiting calls that can hold up one of them: those that want the same scarce permits, or permits of theirs. */
final class Crowd {
    private Crowd() {}

    /** The calls around a waiting one, itself included, in the order of their arrival; their buckets are refilled. */
    static List<Ticket> around(Ticket ticket, Instant now) {
        Set<Ticket> crowd = new HashSet<>(Set.of(ticket));
        Set<Bucket> seen = new HashSet<>();
        Deque<Ticket> open = new ArrayDeque<>(crowd);
        while (!open.isEmpty()) {
            for (Bucket bucket : open.remove().buckets()) {
                if (!seen.add(bucket)) {
                    continue;
                }
                bucket.refill(now);
                if (!bucket.isAmple()) {
                    bucket.waiting().stream().filter(crowd::add).forEach(open::add);
                }
            }
        }
        return crowd.stream().sorted(Comparator.comparing(Ticket::number)).toList();
    }
}
