package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.testkit.clock.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What came of reading one slice, and of the slices that it was split into. */
final class Reading {
    /** No test shop is that large: a reader that goes on longer goes in circles. */
    private static final int MOST_PAGES = 20_000;

    private final VirtualTime clock;
    private final boolean afresh;
    final List<Change<?>> changes = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    final List<Reread> rereads = new ArrayList<>();
    final List<Reading> children = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    final Slice slice;
    Optional<Evidence> evidence = Optional.empty();
    private int pages;

    private Reading(Slice slice, VirtualTime clock, boolean afresh) {
        this.slice = slice;
        this.clock = clock;
        this.afresh = afresh;
    }

    /** Reads a slice to its end with one connector, page after page. */
    static Reading through(Connector connector, Slice slice, VirtualTime clock) {
        Reading reading = new Reading(slice, clock, false);
        reading.read(() -> connector);
        return reading;
    }

    /** Reads a slice to its end with another connector for each page, as if each process died after one. */
    static Reading cutAfterEveryPage(Supplier<Connector> connectors, Slice slice, VirtualTime clock) {
        Reading reading = new Reading(slice, clock, true);
        reading.read(connectors);
        return reading;
    }

    /** This and all that it was split into. */
    List<Reading> all() {
        List<Reading> all = new ArrayList<>();
        all.add(this);
        children.forEach(child -> all.addAll(child.all()));
        return all;
    }

    Set<String> ids(Dataset<?> dataset) {
        Set<String> ids = new TreeSet<>();
        for (Reading reading : all()) {
            reading.changes.stream()
                    .filter(change -> change.dataset().equals(dataset))
                    .forEach(change -> ids.add(change.id()));
            reading.rejected.stream()
                    .filter(each -> each.dataset().equals(dataset))
                    .forEach(each -> ids.add(each.id()));
        }
        return ids;
    }

    private void read(Supplier<Connector> connectors) {
        Optional<Cursor> cursor = Optional.empty();
        Set<String> cursors = new HashSet<>();
        while (true) {
            Step step = session(connectors, cursor);
            if (step instanceof Step.More more) {
                assertThat(cursors.add(more.cursor().value()))
                        .as("%s goes in circles: it is at %s again", slice, more.cursor())
                        .isTrue();
                cursor = Optional.of(more.cursor());
            } else if (step instanceof Step.Wait wait) {
                clock.advance(Duration.between(clock.instant(), wait.until()));
                cursor = Optional.of(wait.cursor());
            } else if (step instanceof Step.Split split) {
                for (Slice child : split.children()) {
                    Reading reading = new Reading(child, clock, afresh);
                    reading.read(connectors);
                    children.add(reading);
                }
                return;
            } else if (step instanceof Step.End end) {
                evidence = Optional.of(end.evidence());
                texts.add(end.evidence().toString());
                return;
            }
        }
    }

    /** One reader's life: a page when everything is done afresh, else as many as there are. */
    private Step session(Supplier<Connector> connectors, Optional<Cursor> cursor) {
        Connector connector = connectors.get();
        try (SliceReader reader = connector.open(slice, cursor)) {
            Step step = keep(reader.next());
            while (!afresh && step instanceof Step.More) {
                step = keep(reader.next());
            }
            return step;
        } finally {
            if (afresh) {
                connector.close();
            }
        }
    }

    private Step keep(SlicePage page) {
        assertThat(++pages).as("pages of %s", slice).isLessThan(MOST_PAGES);
        changes.addAll(page.changes());
        rejected.addAll(page.rejected());
        rereads.addAll(page.rereads());
        if (page.step() instanceof Step.More more) {
            texts.add(more.cursor().toString());
        }
        return page.step();
    }
}
