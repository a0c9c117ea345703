package dev.tradewind.testkit.memory;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.testkit.clock.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a feed to its end the way a plain engine does, and keeps what came. */
final class Reading {
    final List<SlicePage> pages = new ArrayList<>();
    final List<Evidence> evidence = new ArrayList<>();
    final List<Change<?>> changes = new ArrayList<>();

    static Reading of(Connector connector, VirtualTime time, String name, Span span) {
        Feed feed = connector.feeds().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return of(connector, time, connector.plan(feed, span));
    }

    static Reading of(Connector connector, VirtualTime time, List<Slice> slices) {
        Reading reading = new Reading();
        Deque<Slice> open = new ArrayDeque<>(slices);
        while (!open.isEmpty()) {
            reading.slice(connector, time, open.poll()).forEach(open::add);
        }
        return reading;
    }

    /** The newest version of each record. */
    Map<String, Change<?>> newest(Dataset<?> dataset) {
        Map<String, Change<?>> newest = new TreeMap<>();
        for (Change<?> change : changes) {
            if (change.dataset().equals(dataset)) {
                newest.merge(
                        change.id(),
                        change,
                        (left, right) -> right.version().compareTo(left.version()) >= 0 ? right : left);
            }
        }
        return newest;
    }

    private List<Slice> slice(Connector connector, VirtualTime time, Slice slice) {
        Optional<Cursor> cursor = Optional.empty();
        while (true) {
            try (SliceReader reader = connector.open(slice, cursor)) {
                SlicePage page = reader.next();
                keep(page);
                while (page.step() instanceof Step.More) {
                    page = reader.next();
                    keep(page);
                }
                if (page.step() instanceof Step.Wait wait) {
                    time.advance(Duration.between(time.instant(), wait.until()));
                    cursor = Optional.of(wait.cursor());
                } else if (page.step() instanceof Step.Split split) {
                    return split.children();
                } else if (page.step() instanceof Step.End end) {
                    evidence.add(end.evidence());
                    return List.of();
                }
            }
        }
    }

    private void keep(SlicePage page) {
        pages.add(page);
        changes.addAll(page.changes());
    }
}
