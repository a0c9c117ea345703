package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Feed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What went wrong with a shop in this run, beyond single slices, which stand in the tables. Safe for several threads. */
final class ShopState {
    private static final int FAILURES_IN_A_ROW = 3;
    private static final int THROTTLES = 20;

    private final RunContext run;
    private final List<Reason> reasons = new CopyOnWriteArrayList<>();
    private final Map<String, Set<String>> outputs = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final Set<String> committed = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<Long, Integer> throttles = new ConcurrentHashMap<>();
    private final AtomicReference<Reason> end = new AtomicReference<>();
    private Leases.@Nullable Held lease;

    ShopState(RunContext run) {
        this.run = run;
    }

    void lease(Leases.Held held) {
        lease = held;
    }

    /** Sets which datasets a feed is written for. */
    void outputs(String feed, Set<String> names) {
        outputs.put(feed, Set.copyOf(names));
    }

    Set<String> outputs(String feed) {
        return outputs.getOrDefault(feed, Set.of());
    }

    /** Ends the shop: nothing more of it can be read in this run. */
    void end(Reason.Code code, String why) {
        end.compareAndSet(null, new Reason(code, "", "", why));
    }

    Optional<Reason> ended() {
        return Optional.ofNullable(end.get());
    }

    /** Why no more page should be read; empty when all is well. */
    Optional<Reason> stopped() {
        Optional<String> stop = run.stop().reason(run.clock());
        if (stop.isPresent()) {
            return stop.map(why -> new Reason(Reason.Code.STOPPED, "", "", why));
        }
        Leases.Held held = lease;
        if (held != null && held.lost()) {
            end(Reason.Code.LEASED, "another process has taken the account over");
        }
        return ended();
    }

    /** The platform refuses a feed. */
    void refuse(Feed feed, String why) {
        refused.put(feed.name(), why);
        closed.add(feed.name());
    }

    Optional<String> refused(String feed) {
        return Optional.ofNullable(refused.get(feed));
    }

    /** A slice of a feed failed; the feed is given up when that goes on, or at once. */
    void failed(Feed feed, boolean atOnce) {
        if (failures.merge(feed.name(), 1, Integer::sum) >= FAILURES_IN_A_ROW || atOnce) {
            closed.add(feed.name());
        }
    }

    /** The feed cannot be read in this run. */
    void close(Feed feed, Reason.Code code, String why) {
        closed.add(feed.name());
        tell(code, feed.name(), why);
    }

    /** Something that the receipt has to say of a feed, which can be read nevertheless. */
    void tell(Reason.Code code, String feed, String why) {
        reasons.add(new Reason(code, feed, "", why));
    }

    boolean isOpen(Feed feed) {
        return !closed.contains(feed.name());
    }

    void committed(String feed) {
        failures.remove(feed);
        committed.add(feed);
    }

    boolean isCommitted(String feed) {
        return committed.contains(feed);
    }

    /** Counts one more wait for a limit; whether there were too many. */
    boolean impatient(long slice) {
        return throttles.merge(slice, 1, Integer::sum) > THROTTLES;
    }

    void note(String feed, String why) {
        tell(Reason.Code.NOTE, feed, why);
    }

    List<Reason> reasons() {
        return List.copyOf(reasons);
    }
}
