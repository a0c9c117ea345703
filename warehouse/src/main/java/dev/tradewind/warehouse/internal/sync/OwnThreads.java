package dev.tradewind.warehouse.internal.sync;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Threads of a run for which nobody gave an executor: daemons that end with it. */
final class OwnThreads implements AutoCloseable {
    private static final int SECONDS_IDLE = 5;
    private static final int SECONDS_TO_END = 30;
    private final @Nullable ExecutorService service;

    private OwnThreads(@Nullable ExecutorService service) {
        this.service = service;
    }

    /** Makes threads when they are needed. */
    static OwnThreads when(boolean needed, int count) {
        if (!needed || count < 1) {
            return new OwnThreads(null);
        }
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                count, count, SECONDS_IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "tradewind-lane-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return new OwnThreads(pool);
    }

    @Nullable
    Executor executor() {
        return service;
    }

    @Override
    public void close() {
        if (service != null) {
            service.shutdown();
            awaitEnd(service);
        }
    }

    /** Waits until threads that were told to end have done so, also on a thread that is interrupted. */
    static void awaitEnd(ExecutorService ending) {
        boolean interrupted = Thread.interrupted();
        try {
            ending.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
