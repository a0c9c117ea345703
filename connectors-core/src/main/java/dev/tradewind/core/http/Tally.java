package dev.tradewind.core.http;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Counts the calls of one client: the count lives and dies with it. Safe for use by several threads. */
final class Tally {
    private final AtomicReference<Calls> sum = new AtomicReference<>(Calls.NONE);

    void attempt(int number) {
        add(new Calls(1, number > 1 ? 1 : 0, Duration.ZERO));
    }

    void waited(Duration duration) {
        add(new Calls(0, 0, duration));
    }

    Calls sum() {
        return Objects.requireNonNull(sum.get());
    }

    private void add(Calls calls) {
        sum.accumulateAndGet(calls, Calls::plus);
    }
}
