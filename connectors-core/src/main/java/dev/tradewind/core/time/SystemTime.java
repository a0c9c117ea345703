package dev.tradewind.core.time;

import java.security.SecureRandom;
import java.time.Clock;

/** The machine's own clock, sleep and chance: the one place in the libraries that touches them. */
public final class SystemTime {
    private SystemTime() {}

    /** The machine's clock in UTC. */
    public static Clock clock() {
        return Clock.systemUTC();
    }

    /** Waits for real. */
    public static Sleeper sleeper() {
        return duration -> {
            if (!duration.isNegative() && !duration.isZero()) {
                Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
            }
        };
    }

    /** Real chance, from the machine's secure source. */
    public static Chance chance() {
        SecureRandom random = new SecureRandom();
        return new Chance() {
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
        };
    }
}
