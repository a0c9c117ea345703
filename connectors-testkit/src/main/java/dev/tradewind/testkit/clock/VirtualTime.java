package dev.tradewind.testkit.clock;

import dev.tradewind.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until somebody moves it, and a sleeper that moves it instead of waiting. The zone is UTC.
 *
 * <p>Sleeping sets the clock to the later of where it is and where the sleeper's own wait ends. Two threads that begin to
 * sleep at the same instant therefore share one stretch of time; a thread that begins later adds its own. Nobody ever
 * wakes too early, the clock never goes back by itself, and no thread waits for another. Safe for use by several threads.
 */
public final class VirtualTime extends Clock implements Sleeper {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private VirtualTime(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that stands at an instant. */
    public static VirtualTime at(Instant start) {
        return new VirtualTime(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get(), "a clock stands somewhere");
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock, shown in another zone; moving one moves both. */
    @Override
    public VirtualTime withZone(ZoneId other) {
        return new VirtualTime(now, other);
    }

    /**
     * Moves the clock instead of waiting.
     *
     * @throws InterruptedException when the thread was interrupted before; the clock is not moved then
     */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before sleeping " + duration);
        }
        if (!duration.isNegative() && !duration.isZero()) {
            Instant end = instant().plus(duration);
            now.accumulateAndGet(end, (current, wanted) -> wanted.isAfter(current) ? wanted : current);
        }
    }

    /** Moves the clock forward by a duration, whoever else moves it. Returns where it stands then. */
    public Instant advance(Duration duration) {
        return now.updateAndGet(current -> current.plus(duration));
    }

    /** Sets the clock, also backwards. */
    public void set(Instant instant) {
        now.set(instant);
    }
}
