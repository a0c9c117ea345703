package dev.tradewind.warehouse.internal.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells a run to end at its next commit: because somebody asked, because one of its threads was interrupted, or because its
 * time is over. Safe for several threads.
 */
public final class StopSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> readers = new HashSet<>();
    private final Set<Thread> interrupted = new HashSet<>();
    private volatile @Nullable Instant deadline;
    private volatile boolean asked;
    private boolean cancelled;

    /** Asks for the end. */
    public void stop() {
        asked = true;
    }

    /** Asks for the end, and interrupts what waits for an answer of a platform. */
    public void cancel() {
        asked = true;
        lock.lock();
        try {
            cancelled = true;
            readers.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            readers.add(Thread.currentThread());
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The calling thread waits no longer: from here on it is not interrupted by us, and what interrupted it is heeded. */
    void leave() {
        lock.lock();
        try {
            readers.remove(Thread.currentThread());
        } finally {
            lock.unlock();
        }
        heed();
    }

    /** An interrupt of the calling thread asks for the end, and is kept until {@link #handOn()}. */
    void heed() {
        if (Thread.interrupted()) {
            interrupted();
        }
    }

    /** As {@link #heed()}, for who has been thrown the interrupt. What we interrupted ourselves is nobody else's. */
    void interrupted() {
        asked = true;
        lock.lock();
        try {
            if (!cancelled) {
                interrupted.add(Thread.currentThread());
            }
        } finally {
            lock.unlock();
        }
    }

    /** The calling thread does no more for the run: an interrupt that was heeded is its owner's again. */
    void handOn() {
        lock.lock();
        try {
            if (interrupted.remove(Thread.currentThread())) {
                Thread.currentThread().interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
