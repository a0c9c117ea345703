package dev.tradewind.core.internal.http;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Runs blocking I/O on another thread, since a thread inside a socket read does not notice an interrupt. */
public final class Handoff {
    private Handoff() {}

    /**
     * Runs a task elsewhere and waits for it.
     *
     * @param cancel ends the task's I/O; called when the waiting thread is interrupted
     * @throws IOException what the task threw; its other exceptions come through as they are
     * @throws InterruptedException when the waiting thread is interrupted; the task is ended first
     */
    public static <T> T run(Executor executor, Callable<T> task, Runnable cancel)
            throws IOException, InterruptedException {
        FutureTask<T> future = new FutureTask<>(task);
        executor.execute(future);
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(false);
            cancel.run();
            throw e;
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private static IOException unwrapped(@Nullable Throwable cause) {
        if (cause instanceof IOException io) {
            return io;
        }
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("a checked exception that I/O does not throw", cause);
    }
}
