package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.receipt.Coverage;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import dev.tradewind.core.spi.Write;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.warehouse.Loss;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.contract.Engines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps that are held back for days, while nobody looks at what they tell. */
class HeldSweepsTest {
    private static final int MANY = 100;
    private static final int LEAVING = 40;
    private static final int DAYS = 5;

    private final ScriptedShop shop = new ScriptedShop();
    private final Set<String> held = new TreeSet<>();
    private boolean inDocuments;
    private boolean miscounts;
    private boolean dies;

    HeldSweepsTest() {
        shop.feed(
                Feed.builder("stock", Dataset.INVENTORY)
                        .axis(Axis.AS_OF)
                        .write(Write.SWEEP)
                        .build(),
                this::page);
        IntStream.range(0, MANY).forEach(number -> held.add("i" + (1_000 + number)));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void sync_sweepHeldBackForDays_readsOneEachTimeUntilItIsAccepted(boolean postgres, boolean documents) {
        inDocuments = documents;
        try (Warehouse warehouse = open(postgres)) {
            Receipt whole = sync(warehouse);
            SyncEngineTest.assertComplete(whole);
            long rows = warehouse.count("wh_slice");
            leave();
            for (int day = 0; day < DAYS; day++) {
                Receipt receipt = sync(warehouse);

                assertHeldBack(receipt);
                assertThat(sweeps()).as(receipt.toString()).isEqualTo(1);
                assertThat(completeTo(receipt)).isEqualTo(completeTo(whole));
            }
            accept(warehouse);
            assertThat(planned(warehouse)).hasSize(1);

            Receipt used = sync(warehouse);

            SyncEngineTest.assertComplete(used);
            assertThat(sweeps()).isEqualTo(1);
            assertThat(living(warehouse)).isEqualTo(MANY - LEAVING);
            assertThat(completeTo(used)).isAfter(completeTo(whole).plus(Duration.ofDays(DAYS)));
            SyncEngineTest.assertComplete(sync(warehouse));
            assertThat(warehouse.count("wh_slice")).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void sync_processDiesInTheSweepThatTookAnothersPlace_claimsNothingAndGoesOn(boolean postgres) {
        try (Warehouse warehouse = open(postgres)) {
            Receipt whole = sync(warehouse);
            leave();
            assertHeldBack(sync(warehouse));
            accept(warehouse);
            dies = true;
            assertThatThrownBy(() -> sync(warehouse)).hasMessageContaining("killed");
            dies = false;
            assertThat(progress(warehouse)).containsExactly(completeTo(whole).toString());

            Receipt receipt = sync(warehouse);

            SyncEngineTest.assertComplete(receipt);
            assertThat(living(warehouse)).isEqualTo(MANY - LEAVING);
        }
    }

    @Test
    void sync_sweepContradictedForDays_readsOneAtATime() {
        try (Warehouse warehouse = open(false)) {
            SyncEngineTest.assertComplete(sync(warehouse));
            miscounts = true;
            sync(warehouse);
            long once = sweeps();
            for (int day = 0; day < DAYS; day++) {
                assertThat(sync(warehouse).worst()).contains(Outcome.PARTIAL);
                assertThat(sweeps()).isEqualTo(once);
            }
            miscounts = false;
            SyncEngineTest.assertComplete(sync(warehouse));
        }
    }

    private void leave() {
        held.removeAll(List.copyOf(held).subList(0, LEAVING));
    }

    private static void accept(Warehouse warehouse) {
        List<Loss> open = warehouse.losses().open();
        assertThat(open).hasSize(1);
        assertThat(warehouse.losses().accept(open.get(0), LEAVING, "Ana", "the warehouse burnt down"))
                .isTrue();
    }

    private static void assertHeldBack(Receipt receipt) {
        assertThat(receipt.worst()).as(receipt.toString()).contains(Outcome.PARTIAL);
        assertThat(receipt.lines().get(0).reasons())
                .extracting(Reason::code)
                .as(receipt.toString())
                .containsExactly(Reason.Code.SWEEP_TOO_LARGE);
    }

    private static Instant completeTo(Receipt receipt) {
        return receipt.lines().get(0).coverage().map(Coverage::completeTo).orElseThrow();
    }

    private static List<String> progress(Warehouse warehouse) {
        List<String> found = new ArrayList<>();
        warehouse.query("select complete from wh_progress").stream(
                columns -> {}, row -> found.add(String.valueOf(row.get(0))));
        return found;
    }

    private static long living(Warehouse warehouse) {
        List<String> ids = new ArrayList<>();
        warehouse.query("select record_id from wh_stock where not is_deleted").stream(
                columns -> {}, row -> ids.add(String.valueOf(row.get(0))));
        return ids.size();
    }

    private long sweeps() {
        return shop.opened.stream()
                .filter(slice -> slice.scope() instanceof Scope.AsOf)
                .count();
    }

    /** Syncs when a sweep is due. */
    private Receipt sync(Warehouse warehouse) {
        shop.time.advance(Duration.ofDays(1));
        shop.opened.clear();
        return warehouse.sync(shop).lanes(1).run();
    }

    private List<Slice> planned(Warehouse warehouse) {
        shop.time.advance(Duration.ofDays(1));
        return warehouse.sync(shop).plan().get(0).slices();
    }

    private SlicePage page(Slice slice, Optional<Cursor> at) {
        if (dies) {
            throw new AssertionError("killed");
        } else if (slice.scope() instanceof Scope.Ids ids) {
            return ScriptedShop.end(
                    Proof.KEYSET, ids.ids().stream().map(this::asked).toArray(Change<?>[]::new));
        } else if (inDocuments && slice.scope() instanceof Scope.AsOf) {
            Slice document = new Slice("stock", "", new Scope.Document("all of it"));
            return SlicePage.of(List.of(), new Step.Split(List.of(document)));
        }
        Optional<Count> count = miscounts ? Optional.of(new Count(MANY + 1, MANY, true)) : Optional.empty();
        return SlicePage.of(List.of(listed()), new Step.End(new Evidence(Proof.KEYSET, count, "scripted")));
    }

    private Change<?>[] listed() {
        return held.stream().map(this::level).toArray(Change<?>[]::new);
    }

    private Change<?> asked(String id) {
        String item = id.substring(0, id.indexOf('/'));
        return held.contains(item) ? level(item) : Change.gone(Dataset.INVENTORY, id, version());
    }

    private Change<StockLevel> level(String item) {
        StockLevel level = new StockLevel(ItemRef.of(item), null, "main", 5, 0);
        return Change.of(Dataset.INVENTORY, item + "//main", version(), level);
    }

    private Version version() {
        return Version.observed(shop.time.instant());
    }

    private Warehouse open(boolean postgres) {
        return Warehouse.open(postgres ? Engines.postgres().url() : "jdbc:duckdb:")
                .clock(shop.time)
                .sleeper(shop.time)
                .chance(SeededChance.of(1))
                .build();
    }
}
