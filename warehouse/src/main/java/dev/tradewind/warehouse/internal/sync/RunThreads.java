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
        boolean interrupted = false;
        for (Thread thread = made.poll(); thread != null; thread = made.poll()) {
            interrupted |= join(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join(TO_END.toMillis());
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
