package dev.tradewind.warehouse.internal.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells a run to end at its next commit: because somebody asked, or because its time is over. Safe for several threads. */
public final class StopSignal {
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Instant deadline;
    private volatile boolean asked;
    private volatile boolean cancelled;

    /** Asks for the end. */
    public void stop() {
        asked = true;
    }

    /** Asks for the end, and interrupts what waits for an answer of a platform. */
    public void cancel() {
        asked = true;
        cancelled = true;
        readers.forEach(Thread::interrupt);
    }

    void deadline(@Nullable Instant instant) {
        deadline = instant;
    }

    /** Why the run should end now; empty when it should not. */
    Optional<String> reason(Clock clock) {
        Instant end = deadline;
        if (asked) {
            return Optional.of("stopped on purpose");
        }
        return end != null && !clock.instant().isBefore(end)
                ? Optional.of("the deadline at " + end + " is over")
                : Optional.empty();
    }

    /** The calling thread begins to wait for a platform, where it may be interrupted. */
    void enter() {
        readers.add(Thread.currentThread());
        if (cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    /** The calling thread is about to use the database, where it must not be interrupted by us. */
    void leave() {
        readers.remove(Thread.currentThread());
        if (asked) {
            Thread.interrupted();
        }
    }
}
