package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
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
import dev.tradewind.warehouse.Loss;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Four days that are replaced as one slice, of which the platform covers only the first two at once. */
class SplitDaysTest {
    /** Where the grid of four days begins anew. */
    private static final LocalDate FIRST = LocalDate.parse("2026-11-15");

    private static final LocalDate MIDDLE = FIRST.plusDays(2);
    private static final LocalDate END = FIRST.plusDays(4);
    private static final int A_DAY = 30;
    private static final String WHOLE = FIRST + " to " + END;
    private static final String BEGINNING = FIRST + " to " + MIDDLE;
    private static final String REST = MIDDLE + " to " + END;

    private final ScriptedShop shop = new ScriptedShop();
    private final ZoneId zone = shop.shop().zone();
    private final Set<String> gone = new TreeSet<>();
    private boolean coversLess;
    private Optional<String> named = Optional.empty();

    @Test
    void sync_beginningThatIsCovered_isReplacedAndTheRestIsReadByItself() {
        try (Warehouse warehouse = synced()) {
            takeAway(5);
            coversLess = true;

            SyncEngineTest.assertComplete(sync(warehouse));

            assertThat(opened()).containsExactly(WHOLE, REST);
            assertThat(living(warehouse)).hasSize(4 * A_DAY - 5).doesNotContainAnyElementsOf(gone);
        }
    }

    @Test
    void sync_beginningLosesMoreThanIsBelievable_isReadByItselfAndKeepsAll() {
        try (Warehouse warehouse = synced()) {
            takeAway(25);
            coversLess = true;

            Receipt receipt = sync(warehouse);

            assertThat(receipt.worst()).as(receipt.toString()).contains(Outcome.PARTIAL);
            assertThat(receipt.lines().get(0).reasons())
                    .filteredOn(reason -> reason.code() == Reason.Code.SWEEP_TOO_LARGE)
                    .extracting(Reason::slice)
                    .containsExactly(BEGINNING);
            assertThat(opened()).containsExactlyInAnyOrder(WHOLE, BEGINNING, REST);
            assertThat(living(warehouse)).hasSize(4 * A_DAY);
            assertThat(warehouse.losses().open()).extracting(Loss::slice).containsExactly(BEGINNING);
            warehouse.losses().accept(warehouse.losses().open().get(0), 25, "ana", "they are gone");

            SyncEngineTest.assertComplete(sync(warehouse));
            assertThat(living(warehouse)).hasSize(4 * A_DAY - 25);
        }
    }

    /** What it names is not absent, so nothing may be concluded of the beginning before it is read by itself. */
    @Test
    void sync_beginningNamesARecordThatItDoesNotBring_isReadByItself() {
        try (Warehouse warehouse = synced()) {
            named = Optional.of(id(FIRST, 0));
            coversLess = true;

            SyncEngineTest.assertComplete(sync(warehouse));

            assertThat(opened()).containsExactlyInAnyOrder(WHOLE, BEGINNING, REST);
            assertThat(living(warehouse)).hasSize(4 * A_DAY).contains(id(FIRST, 0));
        }
    }

    private Warehouse synced() {
        shop.feed(
                Feed.builder("statement", Dataset.FINANCE)
                        .axis(Axis.DAY)
                        .write(Write.REPLACE)
                        .proof(Proof.CHAINED)
                        .lag(Duration.ZERO)
                        .maxWindow(Duration.ofDays(4))
                        .settle(Duration.ofDays(30), Duration.ofHours(12))
                        .build(),
                this::page);
        Warehouse warehouse = Warehouse.open("jdbc:duckdb:")
                .clock(shop.time)
                .sleeper(shop.time)
                .chance(SeededChance.of(1))
                .build();
        SyncEngineTest.assertComplete(run(warehouse));
        assertThat(opened()).containsExactly(WHOLE);
        assertThat(living(warehouse)).hasSize(4 * A_DAY);
        return warehouse;
    }

    /** Syncs when the days are due to be read again, and before another one has passed. */
    private Receipt sync(Warehouse warehouse) {
        shop.time.advance(Duration.ofHours(13));
        return run(warehouse);
    }

    private Receipt run(Warehouse warehouse) {
        shop.opened.clear();
        return warehouse
                .sync(shop)
                .since(FIRST.atStartOfDay(zone).toInstant())
                .lanes(1)
                .run();
    }

    private void takeAway(int count) {
        for (int number = 0; number < count; number++) {
            gone.add(id(FIRST, number));
        }
    }

    private SlicePage page(Slice slice, Optional<Cursor> at) {
        Scope.Days days = (Scope.Days) slice.scope();
        boolean less = coversLess && days.from().isBefore(MIDDLE) && days.to().isAfter(MIDDLE);
        Optional<String> absent = less ? named : Optional.empty();
        LocalDate to = less ? MIDDLE : days.to().isAfter(END) ? END : days.to();
        List<Change<?>> changes = new ArrayList<>();
        for (LocalDate day = days.from(); day.isBefore(to); day = day.plusDays(1)) {
            for (int number = 0; number < A_DAY; number++) {
                String id = id(day, number);
                if (!gone.contains(id) && !absent.equals(Optional.of(id))) {
                    changes.add(booking(id, day));
                }
            }
        }
        return new SlicePage(
                changes,
                absent.map(id -> List.of(new Reread(Dataset.FINANCE, id, "named", true)))
                        .orElse(List.of()),
                List.of(),
                List.of(),
                List.of(),
                less ? Optional.of(MIDDLE.atStartOfDay(zone).toInstant()) : Optional.empty(),
                new Step.End(Evidence.of(Proof.CHAINED, "scripted")));
    }

    private Change<LedgerEntry> booking(String id, LocalDate day) {
        Instant noon = day.atTime(12, 0).atZone(zone).toInstant();
        LedgerEntry entry = new LedgerEntry(
                "statement",
                null,
                LedgerEntry.Kind.COMMISSION,
                "o-" + id,
                "l-" + id,
                Money.of("1.00", "PHP"),
                null,
                noon,
                "commission");
        return Change.of(Dataset.FINANCE, id, Version.observed(shop.time.instant()), entry);
    }

    private List<String> opened() {
        return shop.opened.stream()
                .filter(slice -> ((Scope.Days) slice.scope()).from().isBefore(END))
                .map(ScopeText::show)
                .toList();
    }

    private static String id(LocalDate day, int number) {
        return day + "-" + number;
    }

    private static List<String> living(Warehouse warehouse) {
        List<String> ids = new ArrayList<>();
        warehouse.query("select entry_id from wh_ledger where not is_deleted").stream(
                columns -> {}, row -> ids.add(String.valueOf(row.get(0))));
        return ids;
    }
}
