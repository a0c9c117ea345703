package dev.tradewind.core.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many repeats a client may send: a share of its calls beyond a small reserve. Protects a platform that is down. */
final class RetryBudget {
    private static final long RESERVE = 10;

    private final int percent;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();

    RetryBudget(int percent) {
        this.percent = percent;
    }

    void called() {
        calls.incrementAndGet();
    }

    /** Takes one repeat, or says that there is none left. */
    boolean take() {
        long allowed = RESERVE + calls.get() * percent / 100;
        return retries.getAndUpdate(used -> used < allowed ? used + 1 : used) < allowed;
    }
}
