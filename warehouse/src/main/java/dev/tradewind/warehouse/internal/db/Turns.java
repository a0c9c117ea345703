package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Who may use the database now: as many as there are connections, and where the engine wants it one writer at a time. */
final class Turns {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private final Semaphore connections;
    private final Semaphore writers;
    private final boolean singleWriter;
    private final Duration patience;

    /** A turn; closing it lets the next one go. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    Turns(int connections, boolean singleWriter, Duration patience) {
        this.connections = new Semaphore(connections, true);
        this.writers = new Semaphore(1, true);
        this.singleWriter = singleWriter;
        this.patience = patience;
    }

    Turn take(boolean write) {
        // The writer's turn first: who waits for it holds no connection that a reader could use.
        boolean alone = write && singleWriter;
        if (alone) {
            acquire(writers, "another transaction writes");
        }
        try {
            acquire(connections, "all connections of the warehouse are in use");
        } catch (RuntimeException e) {
            if (alone) {
                writers.release();
            }
            throw e;
        }
        return () -> {
            connections.release();
            if (alone) {
                writers.release();
            }
        };
    }

    void pause(int attempt, Sleeper sleeper, Chance chance) {
        Duration longest = SHORTEST_PAUSE.multipliedBy(1L << Math.min(attempt, 6));
        try {
            sleeper.sleep(Duration.ofNanos((long) (longest.toNanos() * (0.5 + chance.nextFraction() / 2))));
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private void acquire(Semaphore semaphore, String why) {
        try {
            if (!semaphore.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DatabaseException(
                        DatabaseException.Kind.BUSY,
                        why + ", and that did not change for " + patience,
                        "Look for a long transaction, or allow more connections or patience",
                        null);
            }
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private static StoppedException stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StoppedException("interrupted while waiting for the database", "", e);
    }
}
