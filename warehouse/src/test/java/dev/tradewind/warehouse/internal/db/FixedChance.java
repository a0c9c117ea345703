package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.time.Chance;

/** Always the middle. */
final class FixedChance implements Chance {
    @Override
    public double nextFraction() {
        return 0.5;
    }

    @Override
    public byte[] nextBytes(int length) {
        return new byte[length];
    }
}
