package dev.tradewind.core.spi;

import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.StoppedException;

/** Lets a reader stop between two requests. A source that never blocks would not notice an interrupt by itself. */
final class Interrupts {
    private Interrupts() {}

    /**
     * Leaves the thread interrupted, so that whoever runs it sees it too.
     *
     * @throws StoppedException when the thread is interrupted
     */
    static void check(ErrorContext place) {
        if (Thread.currentThread().isInterrupted()) {
            Object where = place.shop() == null ? place.platform() : place.shop();
            throw new StoppedException(
                    where + " " + place.operation() + ": interrupted before the next page",
                    "Run it again; it goes on from the last page that was saved.",
                    null);
        }
    }
}
