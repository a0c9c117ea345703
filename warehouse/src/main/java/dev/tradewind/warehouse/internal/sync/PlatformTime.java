package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps a clock of ours that is wrong out of the versions of records: one that once ran ahead would make all that is read
 * later look older. While it agrees with the platform's to two seconds it decides, since it tells two readings within a
 * second apart and the platform's {@code Date} does not. When it does not agree, what was observed is moved by the difference.
 * Safe for use by several threads.
 */
final class PlatformTime {
    private static final Duration AGREES = Duration.ofSeconds(2);

    private final Connector connector;
    private final Clock clock;
    private final Duration atCheck;
    private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

    /**
     * Makes one for a shop.
     *
     * @param atCheck how far the platform's clock was ahead of ours at the check, for connectors that tell no more
     */
    PlatformTime(Connector connector, Clock clock, Duration atCheck) {
        this.connector = connector;
        this.clock = clock;
        this.atCheck = atCheck;
    }

    /** A change as it is kept; to be called soon after it was read. */
    Change<?> of(Change<?> change) {
        Duration by = difference();
        return by.isZero() ? change : moved(change, by);
    }

    private Duration difference() {
        Duration now = connector
                .serverTime()
                .map(theirs -> Duration.between(clock.instant(), theirs))
                .orElse(atCheck);
        return moved.updateAndGet(before -> next(before, now));
    }

    /** A {@code Date} has no fraction, so of several readings of one difference the greatest is the best. */
    private static Duration next(Duration before, Duration now) {
        if (now.abs().compareTo(AGREES) <= 0) {
            return Duration.ZERO;
        }
        boolean same = now.minus(before).abs().compareTo(AGREES) <= 0;
        return same && before.compareTo(now) > 0 ? before : now;
    }

    private static <T> Change<T> moved(Change<T> change, Duration by) {
        Version version = change.version();
        Instant observed = version.observed().plus(by);
        // Where the platform tells no time of change, the time of reading stands for it.
        Instant source = version.source().equals(version.observed()) ? observed : version.source();
        return new Change<>(
                change.dataset(),
                change.id(),
                change.market(),
                new Version(source, observed),
                change.record(),
                change.raw());
    }
}
