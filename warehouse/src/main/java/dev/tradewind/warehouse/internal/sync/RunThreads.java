package dev.tradewind.warehouse.internal.sync;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** Makes threads of a run's own, daemons all of them, and waits for their end. */
final class RunThreads implements ThreadFactory {
    private static final Duration TO_END = Duration.ofSeconds(30);

    private final Supplier<String> names;
    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();

    RunThreads(Supplier<String> names) {
        this.names = names;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, names.get());
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }

    /**
     * Waits until threads that were told to end are gone, half a minute for each at most. An interrupt does not shorten that;
     * the thread stays interrupted.
     */
    void awaitEnd() {
        awaitEnd(TO_END);
    }

    /** As {@link #awaitEnd()}, as long as is said for each; returns whether all are gone. */
    boolean awaitEnd(Duration patience) {
        boolean interrupted = false;
        for (Thread thread : made) {
            interrupted |= join(thread, patience);
        }
        made.removeIf(thread -> !thread.isAlive());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return made.isEmpty();
    }

    private static boolean join(Thread thread, Duration patience) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join(patience.toMillis());
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
