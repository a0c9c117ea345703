package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Coverage;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.internal.sync.Statements.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is asked for, and in which order: what lies between floor and planned_to is planned, or a gap. */
class PlanTest {
    private final MemoryPlatform shop = MemoryPlatform.of(
            Seed.of(4).orders(120), MemoryFeed.orders(feed -> feed.lag(Duration.ofMinutes(10))), MemoryFeed.products());

    @Test
    void run_sinceInTheFuture_failsAndSaysSo() {
        try (Bench bench = Bench.duckDb(shop.clock())) {
            Receipt receipt = orders(bench, shop.clock().instant().plus(Duration.ofDays(3)));
            ReceiptLine line = receipt.lines().get(0);
            assertThat(line.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(SyncEngineTest.reason(line, Reason.Code.ERROR).message()).contains("lies in the future");
            SyncEngineTest.assertComplete(orders(bench, Bench.SINCE));
            assertThat(bench.orders()).isEqualTo(Bench.orders(shop.world()));
        }
    }

    @Test
    void run_firstSinceInsideTheLag_anEarlierOneIsReadByTheNextRun() {
        try (Bench bench = Bench.duckDb(shop.clock())) {
            SyncEngineTest.assertComplete(orders(bench, shop.clock().instant().minus(Duration.ofMinutes(1))));
            assertThat(bench.orders()).isEmpty();
            shop.clock().advance(Duration.ofHours(1));
            Receipt receipt = orders(bench, Bench.SINCE);
            SyncEngineTest.assertComplete(receipt);
            assertThat(receipt.lines().get(0).coverage().map(Coverage::completeFrom))
                    .contains(Bench.SINCE);
            assertThat(bench.orders()).isEqualTo(Bench.orders(shop.world()));
            assertTiles(bench, "orders");
        }
    }

    @Test
    void run_anySinceAfterAnyOther_slicesTileFromFloorToPlannedTo() {
        Random random = new Random(11);
        for (int round = 0; round < 4; round++) {
            try (Bench bench = Bench.duckDb(shop.clock())) {
                for (int run = 0; run < 5; run++) {
                    Instant since = shop.clock().instant().minus(Duration.ofMinutes(random.nextInt(40) * 700L));
                    Set<Dataset<?>> datasets =
                            random.nextBoolean() ? Set.of(Dataset.ORDERS) : Set.of(Dataset.ORDERS, Dataset.CUSTOMERS);
                    SyncEngineTest.assertComplete(bench.sync(Bench.options(1, datasets, since), shop.connector()));
                    assertTiles(bench, "orders");
                    shop.clock().advance(Duration.ofMinutes(random.nextInt(3) * 9L));
                }
            }
        }
    }

    @Test
    void run_sweep_coversFromTheFirstSweepOnAndNotBefore() {
        try (Bench bench = Bench.duckDb(shop.clock())) {
            Instant first = shop.clock().instant();
            Coverage one = products(bench);
            assertThat(one.completeFrom()).isBetween(first.minusSeconds(120), first.plusSeconds(120));
            assertThat(one.completeTo()).isEqualTo(one.completeFrom());
            shop.clock().advance(Duration.ofDays(2));
            Coverage two = products(bench);
            assertThat(two.completeFrom()).isEqualTo(one.completeFrom());
            assertThat(two.completeTo()).isAfter(first.plus(Duration.ofDays(1)));
        }
    }

    private Coverage products(Bench bench) {
        Receipt receipt = bench.sync(Bench.options(1, Set.of(Dataset.INVENTORY)), shop.connector());
        SyncEngineTest.assertComplete(receipt);
        return receipt.lines().get(0).coverage().orElseThrow();
    }

    private Receipt orders(Bench bench, Instant since) {
        return bench.sync(Bench.options(1, Set.of(Dataset.ORDERS), since), shop.connector());
    }

    /** Every instant from floor to planned_to lies in a slice, a gap or a row that stands for many. */
    private static void assertTiles(Bench bench, String feed) {
        List<Extent> rows = extents(bench, "select floor, planned_to from {wh_progress} where feed = '" + feed + "'");
        Instant reached = rows.get(0).from();
        for (Extent each : extents(
                bench,
                "select span_from, span_to from {wh_slice} where feed = '" + feed
                        + "' and span_from is not null order by span_from")) {
            assertThat(each.from()).as("a hole at " + reached).isBeforeOrEqualTo(reached);
            reached = each.to().isAfter(reached) ? each.to() : reached;
        }
        assertThat(reached).isAfterOrEqualTo(rows.get(0).to());
    }

    private static List<Extent> extents(Bench bench, String sql) {
        return bench.database.read(tx -> Statements.list(tx, sql, PlanTest::extent));
    }

    private static Extent extent(Row row) throws java.sql.SQLException {
        return new Extent(row.instant(1), row.instant(2));
    }
}
