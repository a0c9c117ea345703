package dev.tradewind.warehouse.internal.tokens;

import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.warehouse.internal.db.DatabaseException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Does work on the database to its end: a thread that is asked to stop finishes it first, since a rotated token that was not
 * saved is lost, and a failure whose outcome nobody knows is followed by the same work again. So the work must be such that
 * doing it twice is doing it once.
 */
final class Undisturbed {
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String home;
    private final Sleeper sleeper;

    Undisturbed(String home, Sleeper sleeper) {
        this.home = home;
        this.sleeper = sleeper;
    }

    /**
     * Runs the work.
     *
     * @param what what it is for, for the error
     * @throws TokenStoreException when the database fails again and again
     */
    <T> T run(String what, Supplier<T> work) {
        boolean stopping = Thread.interrupted();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return work.get();
                } catch (StoppedException | DatabaseException failed) {
                    stopping |= Thread.interrupted();
                    if (attempt == ATTEMPTS || !mayPass(failed)) {
                        throw new TokenStoreException(
                                what + " in " + home + " failed: " + failed.getMessage(),
                                "Check the database; a renewed pair is kept in memory and saved with the next call.",
                                failed);
                    }
                }
                stopping |= !slept(attempt);
            }
        } finally {
            if (stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Not when there was no connection in time: that was waited for already, and nothing was done. */
    private static boolean mayPass(RuntimeException failed) {
        return !(failed instanceof DatabaseException database)
                || database.kind() != DatabaseException.Kind.DATA && database.kind() != DatabaseException.Kind.BUSY;
    }

    private boolean slept(int attempt) {
        try {
            sleeper.sleep(PAUSE.multipliedBy(1L << attempt));
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }
}
