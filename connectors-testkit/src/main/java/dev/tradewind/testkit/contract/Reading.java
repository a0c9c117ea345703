package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.testkit.clock.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What came of reading one slice, and of the slices that it was split into. */
final class Reading {
    /** No test shop is that large: a reader that goes on longer goes in circles. */
    private static final int MOST_PAGES = 20_000;

    private final VirtualTime clock;
    private final boolean afresh;
    private final Consumer<SlicePage> meanwhile;
    final List<Change<?>> changes = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    final List<Reread> rereads = new ArrayList<>();
    final Set<String> listed = new HashSet<>();
    final List<Reading> children = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    final Slice slice;
    Optional<Evidence> evidence = Optional.empty();
    private int pages;

    private Reading(Slice slice, VirtualTime clock, boolean afresh, Consumer<SlicePage> meanwhile) {
        this.slice = slice;
        this.clock = clock;
        this.afresh = afresh;
        this.meanwhile = meanwhile;
    }

    /** Reads a slice to its end with one connector, page after page. */
    static Reading through(Connector connector, Slice slice, VirtualTime clock) {
        return meanwhile(connector, slice, clock, page -> {});
    }

    /** The same, and something happens after every page but the last. */
    static Reading meanwhile(Connector connector, Slice slice, VirtualTime clock, Consumer<SlicePage> happening) {
        Reading reading = new Reading(slice, clock, false, happening);
        reading.read(() -> connector);
        return reading;
    }

    /** Reads a slice to its end with another connector for each page, as if each process died after one. */
    static Reading cutAfterEveryPage(Supplier<Connector> connectors, Slice slice, VirtualTime clock) {
        Reading reading = new Reading(slice, clock, true, page -> {});
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

    void checkChanges(Feed feed) {
        changes.forEach(change -> check(feed, change));
    }

    private void check(Feed feed, Change<?> change) {
        assertThat(feed.yields()).as("datasets of feed %s", feed.name()).contains(change.dataset());
        assertThat(change.id()).as("id of a %s", change.dataset()).isNotBlank();
        change.record()
                .ifPresent(record -> assertThat(record)
                        .as("record of %s", change.id())
                        .isInstanceOf(change.dataset().type()));
        if (feed.axis() == Axis.MODIFIED && slice.scope() instanceof Scope.Window window) {
            assertThat(change.version().source())
                    .as(
                            "%s %s was last changed before %s: the filter is not kept",
                            change.dataset(), change.id(), window)
                    .isAfterOrEqualTo(window.from());
        }
    }

    /** Whether an engine would take it as read: proved, not contradicted by its count, with every listed id read. */
    boolean isProved(Proof least) {
        boolean agrees = evidence.map(each -> each.proof().reaches(least)
                        && each.count()
                                .filter(count -> count.stated() != count.counted())
                                .isEmpty())
                .orElse(!children.isEmpty());
        return agrees && isRead(listed) && children.stream().allMatch(child -> child.isProved(least));
    }

    /** Whether it brought a record in this state or a newer one, rejected it, or asked for it to be read by id. */
    boolean tells(Dataset<?> dataset, String id, Instant changed) {
        return changes.stream()
                        .anyMatch(change -> change.dataset().equals(dataset)
                                && change.id().equals(id)
                                && !change.version().source().isBefore(changed))
                || rejected.stream()
                        .anyMatch(each ->
                                each.dataset().equals(dataset) && each.id().equals(id))
                || rereads.stream()
                        .anyMatch(each ->
                                each.dataset().equals(dataset) && each.id().equals(id))
                || children.stream().anyMatch(child -> child.tells(dataset, id, changed));
    }

    private boolean isRead(Set<String> ids) {
        Set<String> named = new HashSet<>();
        changes.forEach(change -> named.add(change.id()));
        rejected.forEach(each -> named.add(each.id()));
        rereads.forEach(each -> named.add(each.id()));
        return named.containsAll(ids);
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
                    Reading reading = new Reading(child, clock, afresh, meanwhile);
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
        listed.addAll(page.listed());
        if (page.step() instanceof Step.More more) {
            texts.add(more.cursor().toString());
        }
        if (!(page.step() instanceof Step.End)) {
            meanwhile.accept(page);
        }
        return page.step();
    }
}
