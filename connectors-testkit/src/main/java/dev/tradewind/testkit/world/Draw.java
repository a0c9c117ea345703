package dev.tradewind.testkit.world;

/**
 * Numbers that follow from a seed and a few keys alone, so that any record can be made without making those before it.
 * The same on every JVM (SplitMix64). Not safe for use by several threads.
 */
final class Draw {
    private long state;

    private Draw(long state) {
        this.state = state;
    }

    /** A row of numbers for one record: the same for the same keys. */
    static Draw of(long seed, Stream stream, long index) {
        return new Draw(mix(mix(seed + stream.ordinal()) ^ index));
    }

    /** A row of numbers for a part of a record. */
    static Draw of(long seed, Stream stream, long index, long part) {
        return new Draw(mix(mix(mix(seed + stream.ordinal()) ^ index) + part));
    }

    /** A number from 0 (inclusive) to the bound (exclusive). */
    int below(int bound) {
        return (int) below((long) bound);
    }

    /** A number from 0 (inclusive) to the bound (exclusive). */
    long below(long bound) {
        return Long.remainderUnsigned(next(), bound);
    }

    /** A number from the least to the most, both inclusive. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** Whether something that happens in so many of a hundred cases happens here. */
    boolean percent(int share) {
        return below(100) < share;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** What the numbers are for; numbers of different streams have nothing to do with each other. */
    enum Stream {
        MOMENT,
        TIE,
        ORDER,
        LINE,
        BUYER,
        PRODUCT,
        VARIANT,
        EDIT
    }
}
