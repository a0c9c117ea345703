package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Version;
import dev.tradewind.core.spi.Write;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.warehouse.Loss;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.contract.Engines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock that a sweep does not bring any more. */
class InventorySweepTest {
    private static final int MANY = 100;
    private static final int LEAVING = 40;

    private final ScriptedShop shop = new ScriptedShop();
    private final Set<String> held = new TreeSet<>(Set.of("i1", "i2", "i3"));
    private final Set<String> hidden = new TreeSet<>();
    private boolean mute;

    InventorySweepTest() {
        // As on a platform whose products bring their stock: levels are asked for by id, products are not.
        shop.feed(
                Feed.builder("stock", Dataset.INVENTORY, Dataset.PRODUCTS)
                        .byId(Dataset.INVENTORY)
                        .axis(Axis.AS_OF)
                        .write(Write.SWEEP)
                        .build(),
                this::page);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sync_levelNotInTheSweep_isAskedForAndMarkedOnlyWhenGone(boolean postgres) {
        try (Warehouse warehouse = open(postgres)) {
            SyncEngineTest.assertComplete(sync(warehouse));
            held.remove("i2");
            hidden.add("i3");

            SyncEngineTest.assertComplete(sync(warehouse));

            assertThat(living(warehouse)).containsExactly("i1//main", "i3//main");
        }
    }

    @Test
    void sync_sweepOfAFewBringsNothing_asksForAllAndKeepsThem() {
        try (Warehouse warehouse = open(false)) {
            SyncEngineTest.assertComplete(sync(warehouse));
            hidden.addAll(held);

            SyncEngineTest.assertComplete(sync(warehouse));

            assertThat(living(warehouse)).hasSize(3);
            assertThat(asked()).containsExactly("i1//main", "i2//main", "i3//main");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void accept_sweepThatMissesMany_asksForThemOnceAndMarksThoseThatAreGone(boolean postgres) {
        try (Warehouse warehouse = open(postgres)) {
            Loss loss = heldBack(warehouse);
            assertThat(asked()).isEmpty();
            assertThat(loss)
                    .extracting(Loss::feed, Loss::slice, Loss::dataset, Loss::missing, Loss::held)
                    .containsExactly("stock", "sweep", Dataset.INVENTORY, (long) LEAVING, (long) MANY);

            warehouse.losses().accept(loss, LEAVING, "Ana", "the warehouse burnt down");
            Receipt receipt = sync(warehouse);

            SyncEngineTest.assertComplete(receipt);
            assertThat(living(warehouse)).hasSize(MANY - LEAVING);
            assertThat(notes(receipt)).anyMatch(note -> note.endsWith("the warehouse burnt down"));
        }
    }

    /** What was let go is asked for in slices of its own, which the next sweep must not take for a new loss. */
    @Test
    void accept_platformFallsSilentWhileItIsAsked_isFinishedByLaterRuns() {
        try (Warehouse warehouse = open(false)) {
            Loss loss = heldBack(warehouse);
            warehouse.losses().accept(loss, LEAVING, "Ana", "the warehouse burnt down");
            mute = true;
            for (int run = 0; run < 2; run++) {
                Receipt receipt = sync(warehouse);
                assertThat(receipt.worst()).as(receipt.toString()).contains(Outcome.PARTIAL);
                assertThat(receipt.lines().stream().flatMap(line -> line.reasons().stream()))
                        .extracting(Reason::code)
                        .doesNotContain(Reason.Code.SWEEP_TOO_LARGE);
            }
            assertThat(living(warehouse)).hasSize(MANY);
            mute = false;

            SyncEngineTest.assertComplete(sync(warehouse));
            assertThat(living(warehouse)).hasSize(MANY - LEAVING);
        }
    }

    private Loss heldBack(Warehouse warehouse) {
        held.clear();
        IntStream.range(0, MANY).forEach(number -> held.add("i" + (1_000 + number)));
        SyncEngineTest.assertComplete(sync(warehouse));
        held.removeAll(List.copyOf(held).subList(0, LEAVING));
        Receipt receipt = sync(warehouse);
        assertThat(receipt.worst()).as(receipt.toString()).contains(Outcome.PARTIAL);
        assertThat(living(warehouse)).hasSize(MANY);
        assertThat(warehouse.losses().open()).hasSize(1);
        return warehouse.losses().open().get(0);
    }

    /** Syncs when a sweep is due. */
    private Receipt sync(Warehouse warehouse) {
        shop.time.advance(Duration.ofDays(2));
        return warehouse.sync(shop).lanes(1).run();
    }

    private SlicePage page(Slice slice, Optional<Cursor> at) {
        List<Change<?>> changes = new ArrayList<>();
        if (slice.scope() instanceof Scope.Ids ids) {
            if (mute) {
                throw new UnavailableException(
                        ErrorContext.of(shop.shop().ref(), "stock"), "the platform is down", "Wait", null);
            }
            for (String id : ids.ids()) {
                String item = id.substring(0, id.indexOf('/'));
                changes.add(held.contains(item) ? level(item) : Change.gone(Dataset.INVENTORY, id, version()));
            }
        } else {
            held.stream().filter(item -> !hidden.contains(item)).forEach(item -> changes.add(level(item)));
        }
        return ScriptedShop.end(Proof.KEYSET, changes.toArray(Change<?>[]::new));
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

    private Set<String> asked() {
        Set<String> ids = new TreeSet<>();
        shop.opened.forEach(slice -> {
            if (slice.scope() instanceof Scope.Ids asked) {
                ids.addAll(asked.ids());
            }
        });
        return ids;
    }

    private static List<String> notes(Receipt receipt) {
        return receipt.lines().stream()
                .map(ReceiptLine::reasons)
                .flatMap(List::stream)
                .filter(reason -> reason.code() == Reason.Code.NOTE)
                .map(Reason::message)
                .toList();
    }

    private static List<String> living(Warehouse warehouse) {
        List<String> ids = new ArrayList<>();
        warehouse.query("select record_id from wh_stock where not is_deleted order by record_id").stream(
                columns -> {}, row -> ids.add(String.valueOf(row.get(0))));
        return ids;
    }
}
