package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Edit;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a reload, the warehouse holds of its days what the platform has, and all else is as it was. */
class ReloadTest {
    private final MemoryPlatform shop =
            MemoryPlatform.of(Seed.of(17).orders(240), MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(7))));

    static List<Supplier<TestDatabase>> engines() {
        return List.of(Engines::duckDb, () -> Engines.postgres(ReloadTest.class));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_lateEditedAndVanishedOrders_holdsWhatThePlatformHas(Supplier<TestDatabase> engine) {
        List<WorldOrder> placed = Reloads.placedInOctober(shop);
        List<WorldOrder> late = placed.subList(0, 9);
        List<WorldOrder> edited = placed.subList(9, 18);
        List<WorldOrder> vanished = placed.subList(18, 25);
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            // Late ones turn visible, and edits come to light, after the sync has passed them.
            shop.quirks("orders").hide(Reloads.ids(late));
            sync(warehouse);
            shop.quirks("orders").hide(Reloads.ids(placed.subList(0, 18)));
            edited.forEach(order ->
                    shop.world().edit(order.id(), Edit.CANCEL_LINE, shop.clock().instant()));
            shop.clock().advance(Duration.ofHours(2));
            sync(warehouse);
            shop.quirks("orders").hide(Set.of());
            vanished.forEach(order -> shop.world().delete(order.id()));
            assertThat(SyncWorlds.found(warehouse, "1")).isNotEqualTo(world());
            List<String> before = Reloads.progress(warehouse);

            Receipt receipt = reload(warehouse);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(world());
            assertThat(warehouse.count("wh_tombstone")).isEqualTo(vanished.size());
            assertThat(Reloads.progress(warehouse)).isEqualTo(before);
            assertThat(Reloads.line(receipt).counts().written()).isEqualTo(25);
            ReceiptLine again = Reloads.line(reload(warehouse));
            assertThat(again.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(again.counts().read())
                    .as("the second reload reads anew")
                    .isEqualTo(Reloads.line(receipt).counts().read() - vanished.size());
            assertThat(again.counts().written()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_tooManyAreNotListed_stopsAsPartialAndRemovesNothing(Supplier<TestDatabase> engine) {
        List<WorldOrder> placed = Reloads.placedInOctober(shop);
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            sync(warehouse);
            List<String> before = Reloads.progress(warehouse);
            placed.subList(0, 21).forEach(order -> shop.world().delete(order.id()));

            ReceiptLine line = Reloads.line(reload(warehouse));

            assertThat(line.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(line.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.code()).isEqualTo(Reason.Code.SWEEP_TOO_LARGE);
                assertThat(reason.message()).startsWith("21 of the " + placed.size() + " orders");
            });
            assertThat(warehouse.count("wh_tombstone")).isZero();
            assertThat(Reloads.progress(warehouse)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_fewAreNotListedButThere_readsThemByIdAndKeepsThem(Supplier<TestDatabase> engine) {
        Set<Long> hidden = Reloads.ids(Reloads.placedInOctober(shop).subList(0, 20));
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            sync(warehouse);
            shop.quirks("orders").hide(hidden);
            Set<String> asked = asked();

            Receipt receipt = reload(warehouse);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(asked).hasSize(20);
            assertThat(warehouse.count("wh_tombstone")).isZero();
            assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(world());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_shopWorksMeanwhile_readsWhatMovedOnInOneMoreWindow(Supplier<TestDatabase> engine) {
        List<WorldOrder> placed = Reloads.placedInOctober(shop);
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            sync(warehouse);
            AtomicBoolean once = new AtomicBoolean();
            Set<String> asked = new HashSet<>();
            shop.beforePage(call -> {
                if (once.compareAndSet(false, true)) {
                    shop.clock().advance(Duration.ofMinutes(10));
                    placed.subList(0, 40)
                            .forEach(order -> shop.world()
                                    .edit(order.id(), Edit.ADVANCE, shop.clock().instant()));
                    shop.clock().advance(Duration.ofMinutes(10));
                }
                if (call.slice().scope() instanceof Scope.Ids ids) {
                    asked.addAll(ids.ids());
                }
            });

            Receipt receipt = reload(warehouse);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(asked).isEmpty();
            assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(world());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_windowsThatSplitAndWithhold_meetsEveryRecord(Supplier<TestDatabase> engine) {
        List<WorldOrder> placed = Reloads.placedInOctober(shop);
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            sync(warehouse);
            shop.quirks("orders").splitAbove(10).pageSize(5).withhold(Reloads.ids(placed.subList(0, 30)));
            shop.world().delete(placed.get(60).id());

            Receipt receipt = reload(warehouse);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(warehouse.count("wh_tombstone")).isEqualTo(1);
            assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(world());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_recordThatCannotBeRead_spoilsTheReloadOfItsDaysAndNoOther(Supplier<TestDatabase> engine) {
        WorldOrder bad = Reloads.placedInOctober(shop).get(0);
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            shop.quirks("orders").corrupt(Set.of(bad.id()));
            assertThat(sync(warehouse).worst()).hasValue(Outcome.PARTIAL);

            ReceiptLine october = Reloads.line(reload(warehouse));
            ReceiptLine november = Reloads.line(warehouse
                    .reload(shop.connector(), Dataset.ORDERS)
                    .from(LocalDate.parse("2026-11-18"))
                    .to(LocalDate.parse("2026-11-20"))
                    .run());

            assertThat(october.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(october.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.code()).isEqualTo(Reason.Code.REJECTED);
                assertThat(reason.message()).startsWith("1 records");
            });
            assertThat(november.outcome()).as(november.toString()).isEqualTo(Outcome.COMPLETE);
            assertThat(november.counts().read()).isPositive();
        }
    }

    private Receipt sync(Warehouse warehouse) {
        return Reloads.sync(warehouse, shop.connector(), Dataset.ORDERS);
    }

    private Receipt reload(Warehouse warehouse) {
        return Reloads.october(warehouse, shop.connector(), Dataset.ORDERS).run();
    }

    private SortedMap<String, String> world() {
        return SyncWorlds.expected(shop.world(), Instant.MAX);
    }

    private Set<String> asked() {
        Set<String> asked = new HashSet<>();
        shop.beforePage(call -> {
            if (call.slice().scope() instanceof Scope.Ids ids) {
                asked.addAll(ids.ids());
            }
        });
        return asked;
    }
}
