package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.time.Chance;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.util.Random;

/**
 * What all jitter of a run comes from, so that it replays.
 *
 * @param value the seed, which the receipt tells
 * @param secure where bytes come from: nobody who knows the seed must be able to predict them
 */
record RunSeed(long value, Chance secure) {
    /** The jitter of one shop: what other shops of the run draw does not change it. */
    Chance jitter(ShopRef shop) {
        Random fractions = new Random(value ^ Keys.hash(Keys.shop(shop)));
        return new Chance() {
            @Override
            public double nextFraction() {
                return fractions.nextDouble();
            }

            @Override
            public byte[] nextBytes(int length) {
                return secure.nextBytes(length);
            }
        };
    }
}
