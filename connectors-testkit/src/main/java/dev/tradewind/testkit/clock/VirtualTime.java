package dev.tradewind.testkit.clock;

import dev.tradewind.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/**
 * A clock that stands still until somebody moves it, and a sleeper that moves it instead of waiting. The zone is UTC.
 *
 * <p>Sleeping sets the clock to the later of where it is and where the sleeper's own wait ends. Two threads that begin to
 * sleep at the same instant therefore share one stretch of time; a thread that begins later adds its own. Nobody ever
 * wakes too early, the clock never goes back by itself, and no thread waits for another. Safe for use by several threads.
 */
public final class VirtualTime extends Clock implements Sleeper {
    private final Hand hand;
    private final ZoneId zone;

    private VirtualTime(Hand hand, ZoneId zone) {
        this.hand = hand;
        this.zone = zone;
    }

    /** A clock that stands at an instant. */
    public static VirtualTime at(Instant start) {
        return new VirtualTime(new Hand(start), ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return hand.move(now -> now);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock, shown in another zone; moving one moves both. */
    @Override
    public VirtualTime withZone(ZoneId other) {
        return new VirtualTime(hand, other);
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
            hand.move(now -> end.isAfter(now) ? end : now);
        }
    }

    /** Moves the clock forward by a duration, whoever else moves it. Returns where it stands then. */
    public Instant advance(Duration duration) {
        return hand.move(now -> now.plus(duration));
    }

    /** Sets the clock, also backwards. */
    public void set(Instant instant) {
        hand.move(now -> instant);
    }

    /** Where the clock stands, for all its zones. */
    private static final class Hand {
        private Instant at;

        Hand(Instant start) {
            this.at = start;
        }

        synchronized Instant move(UnaryOperator<Instant> by) {
            at = by.apply(at);
            return at;
        }
    }
}
