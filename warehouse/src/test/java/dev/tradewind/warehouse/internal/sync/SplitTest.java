package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import dev.tradewind.core.spi.Write;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slices that turn out, while they are read, to be better read as others. */
class SplitTest {
    private static final Instant SINCE = Instant.parse("2026-11-18T16:00:00Z");

    private final ScriptedShop shop = new ScriptedShop();
    /** Which records lie in which document. */
    private final Map<String, List<String>> documents = new LinkedHashMap<>();

    private final Set<String> down = new HashSet<>();

    @Test
    void run_sweepInDocuments_suspectsOnlyWhatNoDocumentHolds() {
        documents.put("a", ids(0, 40));
        documents.put("b", ids(40, 80));
        shop.feed(sweep(), this::sweepPage);
        try (Bench bench = Bench.duckDb(shop.time)) {
            SyncEngineTest.assertComplete(bench.sync(shop));
            assertThat(bench.orders()).hasSize(80);
            documents.put("b", ids(40, 79));
            down.add("b");
            shop.time.advance(Duration.ofDays(2));

            Receipt half = bench.sync(shop);
            assertThat(half.worst()).as(half.toString()).contains(Outcome.PARTIAL);
            assertThat(asked()).isEmpty();

            down.clear();
            SyncEngineTest.assertComplete(bench.sync(shop));
            assertThat(asked()).containsExactly("o79");
            assertThat(bench.orders()).hasSize(79).doesNotContainKey("o79");
            assertThat(bench.number("select count(*) from {wh_slice_seen}")).isZero();
        }
    }

    @Test
    void run_documentsOfASweepHoldTooFew_stopsAsPartialAndDeletesNothing() {
        documents.put("a", ids(0, 40));
        documents.put("b", ids(40, 80));
        shop.feed(sweep(), this::sweepPage);
        try (Bench bench = Bench.duckDb(shop.time)) {
            SyncEngineTest.assertComplete(bench.sync(shop));
            documents.remove("b");
            shop.time.advance(Duration.ofDays(2));
            Receipt receipt = bench.sync(shop);
            SyncEngineTest.reason(receipt.lines().get(0), Reason.Code.SWEEP_TOO_LARGE);
            assertThat(bench.orders()).hasSize(80);
        }
    }

    @Test
    void run_dayInDocuments_isReplacedOnceAllOfThemAreRead() {
        documents.put("a", ids(0, 3));
        documents.put("b", ids(3, 6));
        shop.feed(days(), this::dayPage);
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:")
                .clock(shop.time)
                .sleeper(shop.time)
                .chance(SeededChance.of(1))
                .build()) {
            SyncEngineTest.assertComplete(sync(warehouse));
            assertThat(warehouse.count("fact_traffic")).isEqualTo(6);
            documents.put("a", ids(0, 2));
            documents.put("b", ids(3, 4));
            down.add("b");
            shop.time.advance(Duration.ofDays(1));

            assertThat(sync(warehouse).isComplete()).isFalse();
            assertThat(onFirstDay(warehouse)).isEqualTo(6);

            down.clear();
            SyncEngineTest.assertComplete(sync(warehouse));
            assertThat(onFirstDay(warehouse)).isEqualTo(3);
        }
    }

    @Test
    void run_windowCutAfterARecordWasNamed_isNotCompleteBeforeThatOneIsRead() {
        Feed feed = Feed.builder("orders", Dataset.ORDERS)
                .maxWindow(Duration.ofDays(365))
                .build();
        shop.feed(feed, (slice, at) -> {
            if (slice.scope() instanceof Scope.Ids) {
                throw new UnavailableException(
                        ErrorContext.of(shop.shop().ref(), "get"), "the platform is down", "Wait", null);
            }
            Scope.Window window = (Scope.Window) slice.scope();
            Instant middle = window.from().plus(Duration.ofHours(1));
            return slice.scope().equals(shop.opened.get(0).scope())
                    ? new SlicePage(
                            List.of(),
                            List.of(new Reread(Dataset.ORDERS, "o1", "listed", true)),
                            List.of(),
                            List.of(),
                            List.of(),
                            Optional.of(middle),
                            new Step.Split(List.of(new Slice("orders", "", new Scope.Window(middle, window.to())))))
                    : ScriptedShop.end(Proof.KEYSET);
        });
        try (Bench bench = Bench.duckDb(shop.time)) {
            Receipt receipt = bench.sync(shop);
            assertThat(receipt.isComplete()).as(receipt.toString()).isFalse();
            assertThat(receipt.lines().get(0).coverage()).isEmpty();
        }
    }

    @Test
    void run_documentListedByTwoWindows_closesBoth() {
        documents.put("a", ids(0, 3));
        Feed feed = Feed.builder("orders", Dataset.ORDERS)
                .axis(Axis.POSTED)
                .maxWindow(Duration.ofDays(1))
                .build();
        shop.feed(feed, (slice, at) -> slice.scope() instanceof Scope.Window ? listing(slice) : document(slice));
        try (Bench bench = Bench.duckDb(shop.time)) {
            Receipt receipt = bench.sync(shop);
            SyncEngineTest.assertComplete(receipt);
            assertThat(receipt.lines().get(0).coverage().orElseThrow().completeTo())
                    .isEqualTo(ScriptedShop.NOW.minusSeconds(60));
            assertThat(bench.number("select count(*) from {wh_slice} where state = 'SPLIT'"))
                    .isZero();
        }
    }

    private SlicePage sweepPage(Slice slice, Optional<Cursor> at) {
        if (slice.scope() instanceof Scope.AsOf) {
            return listing(slice);
        } else if (slice.scope() instanceof Scope.Ids ids) {
            return ScriptedShop.end(
                    Proof.AGREED,
                    ids.ids().stream()
                            .map(id -> Change.gone(Dataset.ORDERS, id, Version.observed(shop.time.instant())))
                            .toArray(Change<?>[]::new));
        }
        return document(slice);
    }

    private SlicePage dayPage(Slice slice, Optional<Cursor> at) {
        if (slice.scope() instanceof Scope.Days days) {
            List<Slice> children = new ArrayList<>();
            documents.keySet().forEach(id -> children.add(child(slice, id + " " + days.from())));
            return SlicePage.of(List.of(), new Step.Split(children));
        }
        String[] words = ((Scope.Document) slice.scope()).id().split(" ");
        return ScriptedShop.end(
                Proof.CHAINED,
                records(words[0])
                        .map(id -> traffic(id, LocalDate.parse(words[1])))
                        .toArray(Change<?>[]::new));
    }

    private SlicePage listing(Slice slice) {
        return SlicePage.of(
                List.of(),
                new Step.Split(
                        documents.keySet().stream().map(id -> child(slice, id)).toList()));
    }

    private SlicePage document(Slice slice) {
        return ScriptedShop.end(
                Proof.KEYSET,
                records(((Scope.Document) slice.scope()).id())
                        .map(id -> ScriptedShop.order(id, SINCE))
                        .toArray(Change<?>[]::new));
    }

    private java.util.stream.Stream<String> records(String document) {
        if (down.contains(document)) {
            throw new UnavailableException(
                    ErrorContext.of(shop.shop().ref(), "document"), "the platform is down", "Wait", null);
        }
        return documents.getOrDefault(document, List.of()).stream();
    }

    private Change<TrafficDay> traffic(String id, LocalDate day) {
        TrafficDay row = new TrafficDay(
                day,
                TrafficDay.Level.PRODUCT,
                ItemRef.of(id),
                "all",
                "all",
                1L,
                1L,
                1L,
                1L,
                null,
                1L,
                1L,
                null,
                null,
                null,
                null);
        return Change.of(
                Dataset.TRAFFIC, "PRODUCT/" + id + "/all/all/" + day, Version.observed(shop.time.instant()), row);
    }

    private static long onFirstDay(Warehouse warehouse) {
        List<Long> counts = new ArrayList<>();
        warehouse.query("select count(*) from fact_traffic where date_key = 20261119").stream(
                columns -> {}, row -> counts.add(((Number) row.get(0)).longValue()));
        return counts.get(0);
    }

    private Receipt sync(Warehouse warehouse) {
        return warehouse.sync(shop).since(SINCE).lanes(1).run();
    }

    private Set<String> asked() {
        Set<String> ids = new HashSet<>();
        shop.opened.forEach(slice -> {
            if (slice.scope() instanceof Scope.Ids asked) {
                ids.addAll(asked.ids());
            }
        });
        return ids;
    }

    private static Feed sweep() {
        return Feed.builder("sweep", Dataset.ORDERS)
                .axis(Axis.AS_OF)
                .write(Write.SWEEP)
                .build();
    }

    private static Feed days() {
        return Feed.builder("traffic", Dataset.TRAFFIC)
                .axis(Axis.DAY)
                .write(Write.REPLACE)
                .proof(Proof.CHAINED)
                .lag(Duration.ZERO)
                .maxWindow(Duration.ofDays(1))
                .settle(Duration.ofDays(3), Duration.ofHours(12))
                .build();
    }

    private static Slice child(Slice parent, String id) {
        return new Slice(parent.feed(), parent.part(), new Scope.Document(id));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "o" + number).toList();
    }
}
