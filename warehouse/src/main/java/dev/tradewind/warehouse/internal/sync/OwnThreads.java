package dev.tradewind.warehouse.internal.sync;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Threads of a run for which nobody gave an executor: they end with it. */
final class OwnThreads implements AutoCloseable {
    private static final int SECONDS_IDLE = 5;

    private final AtomicInteger number = new AtomicInteger();
    private final RunThreads threads = new RunThreads(() -> "tradewind-lane-" + number.incrementAndGet());
    private final @Nullable ExecutorService service;

    private OwnThreads(int count) {
        service = count < 1 ? null : pool(count, threads);
    }

    /** Makes threads when they are needed. */
    static OwnThreads when(boolean needed, int count) {
        return new OwnThreads(needed ? count : 0);
    }

    private static ExecutorService pool(int count, RunThreads threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                count, count, SECONDS_IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Nullable
    Executor executor() {
        return service;
    }

    @Override
    public void close() {
        if (service != null) {
            service.shutdown();
            threads.awaitEnd();
        }
    }
}
