package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.PlannedFeed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reload that was cut off is nobody's business but its own. */
class ReloadApartTest {
    private final MemoryPlatform shop =
            MemoryPlatform.of(Seed.of(19).orders(200), MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(7))));

    static Stream<Supplier<TestDatabase>> engines() {
        return Stream.of(Engines::duckDb, () -> Engines.postgres(ReloadApartTest.class));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_stopped_isNotTheSyncsBusinessAndGoesOnWhenAskedForAgain(Supplier<TestDatabase> engine) {
        WorldOrder vanished = Reloads.placedInOctober(shop).get(3);
        shop.quirks("orders").pageSize(5);
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            sync(warehouse);
            shop.world().delete(vanished.id());
            long whole = pagesOf(() -> assertComplete(reload(warehouse)));
            stop(warehouse);

            shop.clock().advance(Duration.ofHours(1));
            shop.world().insert(shop.clock().instant().minus(Duration.ofMinutes(30)));
            assertComplete(sync(warehouse));
            assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
            assertThat(Reloads.syncOf(warehouse, shop.connector(), Dataset.ORDERS)
                            .plan())
                    .allSatisfy(feed -> assertThat(feed.slices()).isEmpty());
            assertThat(left(warehouse)).as("slices of the reload").isPositive();

            long rest = pagesOf(() -> assertComplete(reload(warehouse)));

            assertThat(rest).isLessThan(whole).isPositive();
            assertThat(left(warehouse)).isZero();
            assertThat(warehouse.count("wh_slice_seen") + warehouse.count("wh_reread"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_stoppedMoreThanADayAgo_beginsAnewAndForgetsOthersThatWereGivenUp(Supplier<TestDatabase> engine) {
        shop.quirks("orders").pageSize(5);
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            sync(warehouse);
            long whole = Reloads.line(reload(warehouse)).counts().read();
            stop(warehouse);
            Receipt other = warehouse
                    .reload(shop.connector(), Dataset.ORDERS)
                    .from(Reloads.FROM)
                    .to(Reloads.TO.minusDays(1))
                    .deadline(Duration.ofMillis(25))
                    .lanes(1)
                    .run();
            assertThat(other.worst()).hasValue(Outcome.STOPPED);
            shop.clock().advance(Duration.ofHours(25));

            ReceiptLine line = Reloads.line(reload(warehouse));

            assertThat(line.outcome()).as(line.toString()).isEqualTo(Outcome.COMPLETE);
            assertThat(line.counts().read()).isEqualTo(whole);
            assertThat(left(warehouse)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_stoppedWithIdsLeftToAsk_leavesThemToTheReload(Supplier<TestDatabase> engine) {
        Set<Long> named = Reloads.ids(Reloads.placedInOctober(shop).subList(0, 60));
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            sync(warehouse);
            shop.quirks("orders").withhold(named);
            shop.beforePage(call -> {
                if (call.slice().scope() instanceof Scope.Ids) {
                    shop.clock().advance(Duration.ofHours(1));
                }
            });
            Receipt stopped = Reloads.october(warehouse, shop.connector(), Dataset.ORDERS)
                    .deadline(Duration.ofMinutes(30))
                    .run();
            assertThat(stopped.worst()).hasValue(Outcome.STOPPED);
            long waiting = warehouse.count("wh_reread");
            assertThat(waiting).isPositive();
            shop.quirks("orders").withhold(Set.of());
            Set<Slice> byId = new HashSet<>();
            shop.beforePage(call -> {
                if (call.slice().scope() instanceof Scope.Ids) {
                    byId.add(call.slice());
                }
            });

            assertThat(Reloads.syncOf(warehouse, shop.connector(), Dataset.ORDERS)
                            .plan())
                    .flatMap(PlannedFeed::slices)
                    .noneMatch(slice -> slice.scope() instanceof Scope.Ids);
            assertComplete(sync(warehouse));

            assertThat(byId).isEmpty();
            assertThat(warehouse.count("wh_reread")).isEqualTo(waiting);
            assertComplete(reload(warehouse));
            assertThat(byId).as("the reload asks for them").isNotEmpty();
            assertThat(warehouse.count("wh_reread")).isZero();
        }
    }

    @Test
    void run_accountThatAnotherProcessWorksOn_isSkipped() {
        String url = Engines.postgres(ReloadApartTest.class).url();
        TestDatabase database = new TestDatabase(url, null, null);
        try (Warehouse one = Reloads.open(database, shop, 1);
                Warehouse other = Reloads.open(database, shop, 2)) {
            sync(one);
            shop.beforePage(call -> {
                assertThat(reload(other).worst()).hasValue(Outcome.SKIPPED);
                assertThat(sync(other).worst()).hasValue(Outcome.SKIPPED);
            });

            assertComplete(reload(one));
        }
    }

    /** Stops a reload in the middle of a slice. */
    private void stop(Warehouse warehouse) {
        Receipt receipt = Reloads.october(warehouse, shop.connector(), Dataset.ORDERS)
                .deadline(Duration.ofMillis(45))
                .run();
        assertThat(receipt.worst()).as(receipt.toString()).hasValue(Outcome.STOPPED);
        assertThat(receipt.counts().read()).isPositive();
    }

    private long pagesOf(Runnable work) {
        long before = shop.pages();
        work.run();
        return shop.pages() - before;
    }

    private static long left(Warehouse warehouse) {
        long[] rows = new long[1];
        warehouse.query("select 1 from wh_slice where epoch < -1").stream(columns -> {}, row -> rows[0]++);
        return rows[0];
    }

    private static void assertComplete(Receipt receipt) {
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
    }

    private Receipt sync(Warehouse warehouse) {
        return Reloads.sync(warehouse, shop.connector(), Dataset.ORDERS);
    }

    private Receipt reload(Warehouse warehouse) {
        return Reloads.october(warehouse, shop.connector(), Dataset.ORDERS).run();
    }
}
