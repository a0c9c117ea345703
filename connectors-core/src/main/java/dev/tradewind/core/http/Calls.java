package dev.tradewind.core.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How many requests were sent, for receipts.
 *
 * @param attempts requests sent
 * @param retries requests of them that were repeats
 * @param waited time in which calls waited for a permit or before a repeat
 */
public record Calls(long attempts, long retries, Duration waited) {
    /** No calls. */
    public static final Calls NONE = new Calls(0, 0, Duration.ZERO);

    public Calls {
        Objects.requireNonNull(waited, "waited");
    }

    /** The sum of both: a shop that is read through two clients made so many calls. */
    public Calls plus(Calls other) {
        return new Calls(attempts + other.attempts, retries + other.retries, waited.plus(other.waited));
    }

    /** What came on top of an earlier reading. */
    public Calls minus(Calls earlier) {
        return new Calls(attempts - earlier.attempts, retries - earlier.retries, waited.minus(earlier.waited));
    }
}
