package dev.tradewind.core.time;

import java.time.Duration;

/** The only way in which Tradewind waits. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface Sleeper {
    /**
     * Waits.
     *
     * @param duration how long; zero or less returns at once
     * @throws InterruptedException when the waiting thread is asked to stop
     */
    void sleep(Duration duration) throws InterruptedException;
}
