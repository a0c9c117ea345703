package dev.tradewind.core.event;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.http.ApiAttempt;
import dev.tradewind.core.http.ApiListener;
import dev.tradewind.core.http.ApiWait;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the calls of each shop, for receipts. Hand one to the runtime as a listener and to the sync: receipts then say
 * how many attempts a shop took, how many of them were repeats, and how long they waited. Holds three numbers for each
 * shop. Safe for use by several threads.
 */
public final class CallCounter implements ApiListener {
    private final Map<ShopRef, Calls> shops = new ConcurrentHashMap<>();

    /**
     * Calls of one shop.
     *
     * @param attempts requests sent
     * @param retries requests of them that were repeats
     * @param waited time in which calls waited for a permit or before a repeat
     */
    public record Calls(long attempts, long retries, Duration waited) {
        /** No calls. */
        public static final Calls NONE = new Calls(0, 0, Duration.ZERO);

        /** The sum of both. */
        public Calls plus(Calls other) {
            return new Calls(attempts + other.attempts, retries + other.retries, waited.plus(other.waited));
        }

        /** What came on top of an earlier reading. */
        public Calls minus(Calls earlier) {
            return new Calls(attempts - earlier.attempts, retries - earlier.retries, waited.minus(earlier.waited));
        }
    }

    /** What was counted for a shop since this counter was made. */
    public Calls of(ShopRef shop) {
        return shops.getOrDefault(shop, Calls.NONE);
    }

    @Override
    public void onAttempt(ApiAttempt attempt) {
        if (attempt.shop() != null) {
            shops.merge(attempt.shop(), new Calls(1, attempt.attempt() > 1 ? 1 : 0, Duration.ZERO), Calls::plus);
        }
    }

    @Override
    public void onWait(ApiWait wait) {
        if (wait.shop() != null) {
            shops.merge(wait.shop(), new Calls(0, 0, wait.duration()), Calls::plus);
        }
    }
}
