package dev.tradewind.testkit.world;

import java.util.OptionalLong;

/**
 * Turns places in a world into ids of 15 digits and back, without a table. Neighbours get ids that are far apart and in
 * no order. The ids do not depend on the seed: two worlds share them, as two shops share the id of one checkout.
 */
final class Ids {
    private static final long MASK = (1L << 40) - 1;
    private static final long FACTOR = 0x5DEECE66DL;
    private static final long INVERSE = inverse(FACTOR);

    private final long first;
    private final int step;

    /** Ids from {@code first} on, with room for {@code step} ids at each place. */
    Ids(long first, int step) {
        this.first = first;
        this.step = step;
    }

    long id(long index) {
        return id(index, 0);
    }

    long id(long index, int part) {
        return first + ((index * FACTOR) & MASK) * step + part;
    }

    /** The place of an id, empty when the id is not one of these. */
    OptionalLong index(long id) {
        long offset = id - first;
        if (offset < 0 || offset / step > MASK) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(((offset / step) * INVERSE) & MASK);
    }

    /** The inverse of an odd number modulo 2^40, by Newton's iteration. */
    private static long inverse(long odd) {
        long x = odd;
        for (int i = 0; i < 6; i++) {
            x *= 2 - odd * x;
        }
        return x & MASK;
    }
}
