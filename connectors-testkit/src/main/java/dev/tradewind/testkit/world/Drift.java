package dev.tradewind.testkit.world;

import java.time.Instant;
import java.util.Random;

/**
 * A shop that goes on working while it is read: each {@link #step} changes and adds some orders. The same seed does the same
 * to the same world. Safe for use by several threads.
 */
public final class Drift {
    private static final Edit[] EDITS = {Edit.ADVANCE, Edit.VOUCHER, Edit.CANCEL_LINE, Edit.NOTE};

    private final Random random;
    private final int edits;
    private final int inserts;
    private final int deletes;
    private long left;

    private Drift(long seed, int edits, int inserts, int deletes, long steps) {
        this.random = new Random(seed);
        this.edits = edits;
        this.inserts = inserts;
        this.deletes = deletes;
        this.left = steps;
    }

    /**
     * A drift that changes and adds so many orders with each step.
     *
     * @param seed what chance draws from
     */
    public static Drift of(long seed, int edits, int inserts) {
        return new Drift(seed, edits, inserts, 0, Long.MAX_VALUE);
    }

    /**
     * A drift that also takes orders away, and comes to rest.
     *
     * @param steps after how many steps nothing happens any more
     */
    public static Drift of(long seed, int edits, int inserts, int deletes, long steps) {
        return new Drift(seed, edits, inserts, deletes, steps);
    }

    /** Lets the shop work for a moment. */
    public synchronized void step(World world, Instant now) {
        if (left <= 0) {
            return;
        }
        left--;
        for (int i = 0; i < edits; i++) {
            world.anyOrder(random).ifPresent(id -> world.edit(id, EDITS[random.nextInt(EDITS.length)], now));
        }
        for (int i = 0; i < deletes; i++) {
            world.anyOrder(random).ifPresent(world::delete);
        }
        for (int i = 0; i < inserts; i++) {
            world.insert(now);
        }
    }
}
