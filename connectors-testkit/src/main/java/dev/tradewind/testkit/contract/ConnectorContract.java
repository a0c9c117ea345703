package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Write;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Connector} owes an engine. Extend it and say what to hold against it:
 *
 * <pre>{@code
 * class KioskContractTest extends ConnectorContract {
 *     @Override
 *     protected Subject subject() {
 *         return Subject.of(() -> new KioskConnector(shop, api), clock, span, Map.of(Dataset.ORDERS, Set.of("1", "2")));
 *     }
 * }
 * }</pre>
 *
 * <p>The shop should hold several pages of each feed, and nothing but the contract may change it. Each test gets a fresh one.
 * A subject with {@link Subject#work work} is also read while its shop works.
 */
public abstract class ConnectorContract {
    /** Ids asked for at once. */
    private static final int IDS = 7;

    private static final int SEEDS = Boolean.getBoolean("tradewind.full") ? 50 : 3;

    /** Called by subclasses. */
    protected ConnectorContract() {}

    /** Makes the shop that one test reads. */
    protected abstract Subject subject();

    /** A planner that leaves a hole loses orders for good. */
    @Test
    void plan_anySpan_tilesItForEveryPart() {
        hold((subject, connector) -> {
            Span all = subject.span();
            long third = (all.to().getEpochSecond() - all.from().getEpochSecond()) / 3;
            Span some = new Span(all.from().plusSeconds(third), all.to().minusSeconds(third), all.zone());
            for (Feed feed : connector.feeds()) {
                Tiling.check(feed, all, connector.plan(feed, all));
                Tiling.check(feed, some, connector.plan(feed, some));
                assertThat(connector.plan(feed, new Span(all.from(), all.from(), all.zone())))
                        .as("%s plans nothing for nothing", feed.name())
                        .isEmpty();
            }
        });
    }

    /** Two planners must make equal slices, or a restart orphans what was read. */
    @Test
    void plan_twiceAndOnAnotherConnector_isTheSame() {
        hold((subject, connector) -> {
            try (Connector other = subject.connectors().get()) {
                assertThat(other.feeds()).isEqualTo(connector.feeds());
                assertThat(other.shop()).isEqualTo(connector.shop());
                assertThat(other.account()).isEqualTo(connector.account());
                for (Feed feed : connector.feeds()) {
                    assertThat(other.plan(feed, subject.span())).isEqualTo(connector.plan(feed, subject.span()));
                }
            }
        });
    }

    /** Thousands of shops are opened in one process. */
    @Test
    void open_withoutNext_makesNoRequest() {
        hold((subject, connector) -> {
            LongSupplier requests = subject.requests().orElse(() -> 0);
            long before = requests.getAsLong();
            for (Slice slice : slices(subject, connector)) {
                connector.open(slice, Optional.empty()).close();
            }
            assertThat(requests.getAsLong()).as("requests made before next()").isEqualTo(before);
        });
    }

    @Test
    void check_goodShop_isOkAndTellsTheTime() {
        hold((subject, connector) -> {
            Health health = connector.check();
            assertThat(health.ok()).as("findings: %s", health.findings()).isTrue();
            assertThat(health.serverTime()).as("the platform's clock").isPresent();
        });
    }

    @Test
    void read_everySlice_endsWithTheProofThatItsFeedOwes() {
        hold((subject, connector) -> {
            for (Feed feed : connector.feeds()) {
                for (Reading reading : read(subject, connector, feed)) {
                    reading.evidence.ifPresent(
                            evidence -> assertThat(evidence.proof().reaches(feed.atLeast()))
                                    .as("%s of %s needs %s", evidence, reading.slice, feed.atLeast())
                                    .isTrue());
                    assertThat(reading.evidence.isPresent() || !reading.children.isEmpty())
                            .isTrue();
                }
            }
        });
    }

    @Test
    void read_everySlice_bringsEveryExpectedRecord() {
        hold((subject, connector) -> subject.expected()
                .forEach((dataset, expected) -> assertThat(ids(subject, connector, dataset))
                        .as("%s that came", dataset)
                        .containsAll(expected)));
    }

    /** Paging by offset passes all other tests, and loses records in any shop that works. */
    @Test
    void read_shopWorksMeanwhile_losesNothingThatIsProved() {
        for (long seed = 0; seed < SEEDS; seed++) {
            long each = seed;
            hold((subject, connector) ->
                    subject.work().ifPresent(work -> BusyReading.check(subject, connector, work, each)));
        }
    }

    /** A record twice in one slice is a reading that went back, and counts that do not fit. */
    @Test
    void read_oneSlice_bringsARecordOnce() {
        hold((subject, connector) -> {
            for (Feed feed : connector.feeds()) {
                for (Reading reading : read(subject, connector, feed)) {
                    Set<String> seen = new HashSet<>();
                    for (Change<?> change : reading.changes) {
                        boolean main = subject.expected().containsKey(change.dataset());
                        assertThat(!main || seen.add(change.dataset() + "/" + change.id()))
                                .as("%s %s came twice in %s", change.dataset(), change.id(), reading.slice)
                                .isTrue();
                    }
                }
            }
        });
    }

    @Test
    void read_everyChange_isOfItsFeedAndInsideItsWindow() {
        hold((subject, connector) -> {
            for (Feed feed : connector.feeds()) {
                read(subject, connector, feed).forEach(reading -> reading.checkChanges(feed));
            }
        });
    }

    /** Any process may die after any page. */
    @Test
    void cursors_everyPageOnAnotherConnector_loseNothing() {
        hold((subject, connector) -> {
            for (Slice slice : slices(subject, connector)) {
                Reading whole = Reading.through(connector, slice, subject.clock());
                Reading cut = Reading.cutAfterEveryPage(subject.connectors(), slice, subject.clock());
                for (Dataset<?> dataset : Dataset.all()) {
                    assertThat(cut.ids(dataset))
                            .as("%s of %s, cut after every page", dataset, slice)
                            .isEqualTo(whole.ids(dataset));
                }
            }
        });
    }

    /** An upgrade of the library restarts a slice, not the shop. */
    @Test
    void cursors_ofAnotherFormat_haveExpired() {
        hold((subject, connector) -> {
            for (Slice slice : onePerFeed(subject, connector)) {
                try (SliceReader reader =
                        connector.open(slice, Optional.of(Cursor.of("not a cursor of this library")))) {
                    assertThatThrownBy(reader::next)
                            .as("a cursor of another format on %s", slice)
                            .isInstanceOf(CursorExpiredException.class);
                }
            }
        });
    }

    @Test
    void records_readTwice_areEqual() {
        hold((subject, connector) -> {
            for (Feed feed : connector.feeds()) {
                assertThat(records(subject, connector, feed)).isEqualTo(records(subject, connector, feed));
            }
        });
    }

    /** A hint or a suspect is asked for by id, and silence is no answer. */
    @Test
    void ids_expectedRecords_areAllAnswered() {
        hold((subject, connector) -> subject.expected()
                .forEach((dataset, expected) -> connector.feeds().stream()
                        .filter(feed -> feed.byId().contains(dataset) && feed.write() != Write.REPLACE)
                        .findFirst()
                        .ifPresent(feed -> {
                            Set<String> some = expected.stream()
                                    .sorted()
                                    .limit(IDS)
                                    .collect(Collectors.toCollection(TreeSet::new));
                            Slice slice = new Slice(feed.name(), feed.parts().get(0), new Scope.Ids(dataset, some));
                            Reading reading = Reading.through(connector, slice, subject.clock());
                            assertThat(reading.ids(dataset))
                                    .as("answers to %s", slice)
                                    .containsAll(some);
                        })));
    }

    /** An id of a product may be one of an order, too: what was asked for is what has to be answered. */
    @Test
    void ids_ofEveryDatasetThatAFeedAnswersIdsOf_areAnswered() {
        hold((subject, connector) -> {
            for (Feed feed : connector.feeds()) {
                if (feed.write() == Write.REPLACE) {
                    continue;
                }
                List<Reading> readings = read(subject, connector, feed);
                for (Dataset<?> dataset : feed.byId()) {
                    Set<String> some = readings.stream()
                            .flatMap(reading -> reading.ids(dataset).stream())
                            .distinct()
                            .sorted()
                            .limit(IDS)
                            .collect(Collectors.toCollection(TreeSet::new));
                    some.add("no-such-id");
                    Slice slice = new Slice(feed.name(), feed.parts().get(0), new Scope.Ids(dataset, some));
                    assertThat(Reading.through(connector, slice, subject.clock())
                                    .ids(dataset))
                            .as("answers to %s", slice)
                            .containsAll(some);
                }
            }
        });
    }

    @Test
    void close_twiceOrBeforeReading_isFine() {
        hold((subject, connector) -> {
            for (Slice slice : onePerFeed(subject, connector)) {
                SliceReader unread = connector.open(slice, Optional.empty());
                unread.close();
                unread.close();
                SliceReader read = connector.open(slice, Optional.empty());
                read.next();
                read.close();
                read.close();
            }
        });
    }

    @Test
    void next_interruptedThread_stops() {
        hold((subject, connector) -> {
            for (Slice slice : onePerFeed(subject, connector)) {
                try (SliceReader reader = connector.open(slice, Optional.empty())) {
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(reader::next).as("%s", slice).isInstanceOf(StoppedException.class);
                } finally {
                    Thread.interrupted();
                }
            }
        });
    }

    @Test
    void texts_whateverPrints_holdNoSecret() {
        hold((subject, connector) -> {
            List<String> texts = new ArrayList<>();
            texts.add(connector + " " + connector.shop() + connector.feeds() + connector.tokens());
            texts.add(connector.check().toString());
            for (Slice slice : onePerFeed(subject, connector)) {
                Reading reading = Reading.through(connector, slice, subject.clock());
                texts.addAll(reading.texts);
                try (SliceReader reader = connector.open(slice, Optional.of(Cursor.of("?")))) {
                    texts.add(reader.toString());
                    reader.next();
                } catch (RuntimeException refused) {
                    StringWriter trace = new StringWriter();
                    refused.printStackTrace(new PrintWriter(trace));
                    texts.add(trace.toString());
                }
            }
            for (String secret : subject.secrets()) {
                assertThat(texts).as("texts that a person or a log may see").noneMatch(text -> text.contains(secret));
            }
        });
    }

    private void hold(Claim claim) {
        try (Subject subject = subject();
                Connector connector = subject.connectors().get()) {
            claim.check(subject, connector);
        }
    }

    /** Content by dataset and id, without when it was seen. */
    private static Map<String, Object> records(Subject subject, Connector connector, Feed feed) {
        Map<String, Object> records = new HashMap<>();
        for (Reading reading : read(subject, connector, feed)) {
            for (Change<?> change : reading.changes) {
                records.put(change.dataset() + "/" + change.id(), change.record());
            }
        }
        return records;
    }

    private static Set<String> ids(Subject subject, Connector connector, Dataset<?> dataset) {
        Set<String> ids = new TreeSet<>();
        connector.feeds().stream()
                .filter(feed -> feed.yields().contains(dataset))
                .forEach(feed -> read(subject, connector, feed).forEach(reading -> ids.addAll(reading.ids(dataset))));
        return ids;
    }

    private static List<Reading> read(Subject subject, Connector connector, Feed feed) {
        List<Reading> readings = new ArrayList<>();
        for (Slice slice : connector.plan(feed, subject.span())) {
            readings.addAll(Reading.through(connector, slice, subject.clock()).all());
        }
        return readings;
    }

    private static List<Slice> slices(Subject subject, Connector connector) {
        return connector.feeds().stream()
                .flatMap(feed -> connector.plan(feed, subject.span()).stream())
                .toList();
    }

    private static List<Slice> onePerFeed(Subject subject, Connector connector) {
        return connector.feeds().stream()
                .map(feed -> connector.plan(feed, subject.span()).get(0))
                .toList();
    }

    @FunctionalInterface
    private interface Claim {
        void check(Subject subject, Connector connector);
    }
}
