package dev.tradewind.examples.architecture.bad.core.time;

import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** Fine: the one place that asks the machine. */
@NullMarked
public final class SystemTime {
    private SystemTime() {}

    public static Instant now() {
        return Instant.now();
    }

    public static final class FineNanos {
        public long nanos() {
            return System.nanoTime();
        }
    }
}
