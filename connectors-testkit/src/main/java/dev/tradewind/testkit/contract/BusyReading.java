package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one feed while its shop works, window by window, as an engine does: what is not proved is read again. What is proved
 * has to hold every record of the window, in its newest state.
 */
final class BusyReading {
    private static final int EDITS = 2;
    private static final int INSERTS = 1;
    /** In the last of them the shop rests, so that a reader whose listings must agree can end. */
    private static final int ATTEMPTS = 3;

    private final Subject subject;
    private final Connector connector;
    private final ShopWork work;
    private final Feed feed;
    private final Set<Dataset<?>> datasets;
    private final Random chance;
    private int steps;
    private int held;

    private BusyReading(Subject subject, Connector connector, ShopWork work, Feed feed, long seed) {
        this.subject = subject;
        this.connector = connector;
        this.work = work;
        this.feed = feed;
        this.datasets =
                feed.yields().stream().filter(subject.expected()::containsKey).collect(Collectors.toSet());
        this.chance = new Random(seed);
    }

    /** Checks the feeds that are read by time of change; the others freeze what they read, or replace it. */
    static void check(Subject subject, Connector connector, ShopWork work, long seed) {
        for (Feed feed : connector.feeds()) {
            BusyReading reading = new BusyReading(subject, connector, work, feed, seed);
            if (feed.axis() == Axis.MODIFIED && feed.write() == Write.MERGE && !reading.datasets.isEmpty()) {
                reading.check();
            }
        }
    }

    private void check() {
        Map<Scope, List<Slice>> windows = new LinkedHashMap<>();
        connector
                .plan(feed, subject.span())
                .forEach(slice -> windows.computeIfAbsent(slice.scope(), key -> new ArrayList<>())
                        .add(slice));
        windows.forEach((window, parts) -> read((Scope.Window) window, parts));
        assertThat(steps)
                .as("pages of %s between which the shop could work: it needs several a window", feed.name())
                .isPositive();
        assertThat(held).as("records that were left in the windows").isPositive();
    }

    /** All parts together are what the window holds: nobody says which part a record is of. */
    private void read(Scope.Window window, List<Slice> parts) {
        List<Reading> readings = new ArrayList<>();
        for (Slice slice : parts) {
            // A record may enter the window only while all of its parts are still to be read.
            readings.add(proved(slice, slice.equals(parts.get(0)) ? new Burst(window) : null));
        }
        for (Dataset<?> dataset : datasets) {
            Map<String, Instant> now = work.held(dataset, window.from(), window.to());
            held += now.size();
            Set<String> lost = new TreeSet<>();
            now.forEach((id, changed) -> {
                if (readings.stream().noneMatch(reading -> reading.tells(dataset, id, changed))) {
                    lost.add(id);
                }
            });
            assertThat(lost)
                    .as(
                            "%s of %s %s that are in it still and were proved to be read, yet never came",
                            dataset, feed.name(), window)
                    .isEmpty();
        }
    }

    private Reading proved(Slice slice, @Nullable Burst burst) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            boolean rests = attempt == ATTEMPTS;
            Reading reading = Reading.meanwhile(connector, slice, subject.clock(), page -> {
                if (!rests) {
                    work(page, burst);
                }
            });
            if (reading.isProved(feed.atLeast())) {
                return reading;
            }
        }
        throw new AssertionError(slice + " was not proved in " + ATTEMPTS + " readings, though the shop came to rest");
    }

    private void work(SlicePage page, @Nullable Burst burst) {
        steps++;
        Instant now = later(subject.clock().instant(), subject.span().to()).truncatedTo(ChronoUnit.SECONDS);
        for (Dataset<?> dataset : datasets) {
            work.change(dataset, now, EDITS, INSERTS, chance);
        }
        if (burst != null) {
            burst.happen(page);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Once in a window, more records than a page holds are changed in its last second: turned visible late, they count. */
    private final class Burst {
        private final Instant at;
        private boolean over;

        Burst(Scope.Window window) {
            this.at = window.to().minusNanos(1).truncatedTo(ChronoUnit.SECONDS);
        }

        void happen(SlicePage page) {
            for (Dataset<?> dataset : datasets) {
                int rows = (int) page.changes().stream()
                        .filter(change -> change.dataset().equals(dataset))
                        .count();
                if (rows > 0 && !over) {
                    over = true;
                    work.change(dataset, at, rows, 1 + rows / 4, chance);
                }
            }
        }
    }
}
