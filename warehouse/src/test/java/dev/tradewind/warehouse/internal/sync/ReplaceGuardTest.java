package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import dev.tradewind.core.spi.Write;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.contract.Engines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Days that are replaced, and of which the platform suddenly lists far less: a lost permission looks like that. */
class ReplaceGuardTest {
    private static final Instant SINCE = Instant.parse("2026-11-18T16:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-19");
    private static final int HELD = 60;

    private final ScriptedShop shop = new ScriptedShop();
    private int listed = HELD;

    /** Where the rows go. */
    enum Place {
        DUCKDB,
        POSTGRES;

        String url() {
            return (this == DUCKDB ? Engines.duckDb() : Engines.postgres()).url();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sync_dayOfTrafficLosesMoreThanIsBelievable_keepsAllOfIt(Place place) {
        shop.feed(days(Dataset.TRAFFIC), this::page);
        assertGuarded(place, "traffic", "select count(*) from fact_traffic");
    }

    @ParameterizedTest
    @EnumSource
    void sync_dayOfBookingsLosesMoreThanIsBelievable_keepsAllOfIt(Place place) {
        shop.feed(days(Dataset.FINANCE), this::page);
        assertGuarded(place, "finance", "select count(*) from wh_ledger where not is_deleted");
    }

    @ParameterizedTest
    @EnumSource
    void sync_dayInDocumentsLosesMoreThanIsBelievable_isJudgedByAllOfThem(Place place) {
        shop.feed(days(Dataset.TRAFFIC), this::documents);
        assertGuarded(place, "traffic", "select count(*) from fact_traffic");
    }

    private void assertGuarded(Place place, String dataset, String count) {
        try (Warehouse warehouse = Warehouse.open(place.url())
                .clock(shop.time)
                .sleeper(shop.time)
                .chance(SeededChance.of(1))
                .build()) {
            SyncEngineTest.assertComplete(sync(warehouse));
            assertThat(number(warehouse, count)).isEqualTo(HELD);

            listed = HELD - 21;
            Receipt refused = laterSync(warehouse);
            assertThat(refused.worst()).as(refused.toString()).contains(Outcome.PARTIAL);
            Reason reason = refused.lines().get(0).reasons().get(0);
            assertThat(reason.code()).isEqualTo(Reason.Code.SWEEP_TOO_LARGE);
            assertThat(reason.slice()).contains("2026-11-19");
            assertThat(reason.message()).startsWith("21 of the 60 " + dataset).contains("permissions");
            assertThat(number(warehouse, count)).isEqualTo(HELD);
            assertThat(refused.lines().get(0).coverage().orElseThrow().settledTo())
                    .isEqualTo(SINCE);
            assertThat(laterSync(warehouse).isComplete()).isFalse();
            assertThat(number(warehouse, count)).isEqualTo(HELD);

            listed = HELD - 20;
            SyncEngineTest.assertComplete(laterSync(warehouse));
            assertThat(number(warehouse, count)).isEqualTo(HELD - 20);
        }
    }

    private Receipt laterSync(Warehouse warehouse) {
        shop.time.advance(Duration.ofHours(13));
        return sync(warehouse);
    }

    private Receipt sync(Warehouse warehouse) {
        return warehouse.sync(shop).since(SINCE).lanes(1).run();
    }

    private SlicePage page(Slice slice, Optional<Cursor> at) {
        return ((Scope.Days) slice.scope()).from().equals(DAY)
                ? ScriptedShop.end(
                        Proof.CHAINED, records(slice.feed(), 0, listed).toArray(Change<?>[]::new))
                : ScriptedShop.end(Proof.CHAINED);
    }

    /** Half of it lies in a document of its own: neither document loses much by itself. */
    private SlicePage documents(Slice slice, Optional<Cursor> at) {
        if (slice.scope() instanceof Scope.Days days) {
            return days.from().equals(DAY)
                    ? SlicePage.of(List.of(), new Step.Split(List.of(document("first"), document("second"))))
                    : ScriptedShop.end(Proof.CHAINED);
        }
        boolean first = ((Scope.Document) slice.scope()).id().equals("first");
        int half = listed / 2;
        return ScriptedShop.end(
                Proof.CHAINED,
                records(slice.feed(), first ? 0 : half, first ? half : listed).toArray(Change<?>[]::new));
    }

    private Stream<Change<?>> records(String feed, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> feed.equals("traffic") ? traffic("p" + number) : booking("b" + number));
    }

    private Change<?> traffic(String id) {
        TrafficDay row = new TrafficDay(
                DAY,
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
        return Change.of(Dataset.TRAFFIC, "PRODUCT/" + id, Version.observed(shop.time.instant()), row);
    }

    private Change<?> booking(String id) {
        LedgerEntry entry = new LedgerEntry(
                "statement",
                null,
                LedgerEntry.Kind.COMMISSION,
                "o",
                null,
                Money.of("1.00", "PHP"),
                null,
                SINCE.plusSeconds(3600),
                "fee");
        return Change.of(Dataset.FINANCE, id, Version.observed(shop.time.instant()), entry);
    }

    private static Slice document(String id) {
        return new Slice("traffic", "", new Scope.Document(id));
    }

    private static Feed days(Dataset<?> dataset) {
        return Feed.builder(dataset.name(), dataset)
                .axis(Axis.DAY)
                .write(Write.REPLACE)
                .proof(Proof.CHAINED)
                .lag(Duration.ZERO)
                .maxWindow(Duration.ofDays(1))
                .settle(Duration.ofDays(9), Duration.ofHours(12))
                .build();
    }

    private static long number(Warehouse warehouse, String sql) {
        List<Long> counts = new ArrayList<>();
        warehouse.query(sql).stream(columns -> {}, row -> counts.add(((Number) row.get(0)).longValue()));
        return counts.get(0);
    }
}
