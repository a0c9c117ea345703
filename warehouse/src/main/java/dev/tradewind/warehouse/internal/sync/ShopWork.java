package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.ShopRef;
import java.time.Instant;

/** What a run does with one shop, from its turn to its lines. {@link Lanes} calls prepare once, then work, then finish once. */
interface ShopWork {
    /** What an attempt to work came to. */
    sealed interface Progress {
        /** A slice was worked on. */
        record Worked() implements Progress {}

        /** Nothing can be done before an instant. */
        record Waits(Instant until) implements Progress {}

        /** Nothing is left to be done. */
        record Exhausted() implements Progress {}
    }

    /** The shop. */
    ShopRef ref();

    /** Gets ready; returns whether there is anything to work on. */
    boolean prepare();

    /** Does one piece of work; several lanes may be inside at the same time. */
    Progress work();

    /** What no part of the work could deal with ends this shop, and no other. */
    void broken(Throwable error);

    /**
     * Writes the lines and gives the account back.
     *
     * @param position how many shops have ended before
     */
    void finish(long position);
}
