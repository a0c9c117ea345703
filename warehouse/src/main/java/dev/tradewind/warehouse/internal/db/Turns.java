package dev.tradewind.warehouse.internal.db;

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

    /** Waits before a transaction is run again; shorter when the thread is interrupted, which it then stays. */
    void pause(int attempt, Sleeper sleeper, Chance chance) {
        Duration longest = SHORTEST_PAUSE.multipliedBy(1L << Math.min(attempt, 6));
        boolean interrupted = Thread.interrupted();
        try {
            sleeper.sleep(Duration.ofNanos((long) (longest.toNanos() * (0.5 + chance.nextFraction() / 2))));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        restore(interrupted);
    }

    /** An interrupt does not take the turn away: nobody could tell then whether the transaction was done. */
    private void acquire(Semaphore semaphore, String why) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (semaphore.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    throw new DatabaseException(
                            DatabaseException.Kind.BUSY,
                            why + ", and that did not change for " + patience,
                            "Look for a long transaction, or allow more connections or patience",
                            null);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            restore(interrupted);
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
