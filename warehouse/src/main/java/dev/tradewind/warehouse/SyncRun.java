package dev.tradewind.warehouse;

import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.warehouse.internal.sync.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A sync that was started. Safe for use by several threads. */
public final class SyncRun {
    private final StopSignal stop;
    private final CompletableFuture<Receipt> result;

    SyncRun(StopSignal stop, CompletableFuture<Receipt> result) {
        this.stop = stop;
        this.result = result;
    }

    /**
     * Asks the run to end at its next commit, and waits for it. When it has not ended after the time given, calls to platforms
     * are interrupted and it is waited for once more as long. No more shops are pulled; a stream of them that blocks is not
     * waited for.
     *
     * @return the receipt, whose unfinished lines say STOPPED; empty when the run has not ended even then
     */
    public Optional<Receipt> stop(Duration patience) {
        stop.stop();
        Optional<Receipt> receipt = within(patience);
        if (receipt.isEmpty()) {
            stop.cancel();
            receipt = within(patience);
        }
        return receipt;
    }

    /** Waits for the end. Throws what {@link Sync#run()} would have thrown. */
    public Receipt await() {
        try {
            return result.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    /** Whether it has ended. */
    public boolean isDone() {
        return result.isDone();
    }

    private Optional<Receipt> within(Duration patience) {
        try {
            return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    private static StoppedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StoppedException("interrupted while waiting for a sync; the sync goes on", "Stop it first", e);
    }

    private static RuntimeException thrown(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
            return failure;
        } else if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e.getCause());
    }
}
