package dev.tradewind.testkit.clock;

import dev.tradewind.core.time.Chance;
import java.util.Random;

/** Chance that repeats itself for a seed. For tests only: whoever knows the seed can predict it. Safe for several threads. */
public final class SeededChance implements Chance {
    private final Random random;

    private SeededChance(long seed) {
        this.random = new Random(seed);
    }

    /** Chance that yields the same for the same seed. */
    public static SeededChance of(long seed) {
        return new SeededChance(seed);
    }

    @Override
    public double nextFraction() {
        return random.nextDouble();
    }

    @Override
    public byte[] nextBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
