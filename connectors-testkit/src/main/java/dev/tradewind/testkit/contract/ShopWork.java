package dev.tradewind.testkit.contract;

import dev.tradewind.core.Dataset;
import dev.tradewind.testkit.world.World;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/**
 * How the shop of a {@link Subject} goes on while it is read: the contract says what happens and when, the shop does it and
 * tells what it holds then. Called on the reading thread, between two pages.
 */
public interface ShopWork {
    /**
     * Changes some records and adds some, all in the same second. Does fewer when there are no more, and adds none where
     * none can be added.
     *
     * @param dataset what to change; one of the subject's expected datasets
     * @param at the new time of last change of all of them, in whole seconds; a record that was changed later stays as it is
     * @param edits how many records to change
     * @param inserts how many to add
     * @param chance chooses which; no other chance may, or a failure cannot be repeated
     */
    void change(Dataset<?> dataset, Instant at, int edits, int inserts, Random chance);

    /**
     * The records whose last change lies in a window now.
     *
     * @param from first instant inside
     * @param to first instant outside
     * @return the time of last change by id
     */
    Map<String, Instant> held(Dataset<?> dataset, Instant from, Instant to);

    /** The work of a made-up shop: its orders are changed and added, its products are changed. */
    static ShopWork of(World world) {
        return new WorldWork(world);
    }
}
