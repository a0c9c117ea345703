package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Edit;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.Migrations;
import dev.tradewind.warehouse.Warehouse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A reload that dies at a statement or commit, whichever it is, and is run again, leaves what a reload leaves that did not die.
 * Long form: every one of them.
 */
class ReloadKillTest {
    private static final int STEP = Boolean.getBoolean("tradewind.full") ? 1 : 41;

    @Test
    void reload_killedAtEachPoint_runAgainLeavesTheSame() throws SQLException {
        PGSimpleDataSource real = new PGSimpleDataSource();
        real.setUrl(Engines.postgres().url());
        SyncFaults faults = new SyncFaults(real);
        Warehouse.on(faults).build().close();
        Left clean = run(faults, 0);
        long points = clean.points();
        assertThat(points).isGreaterThan(100);
        for (long point = 1; point <= points; point += STEP) {
            SyncKillTest.empty(real);
            assertThat(run(faults, point).hash())
                    .as("killed at %s of %s", point, points)
                    .isEqualTo(clean.hash());
        }
    }

    /** What a reload leaves, and how many points it passed. */
    private record Left(long points, Map<String, String> hash) {}

    /** Syncs, lets the shop change behind the sync's back, and reloads: killed at a point unless it is 0, then to its end. */
    private static Left run(SyncFaults faults, long point) {
        MemoryPlatform shop = MemoryPlatform.of(
                Seed.of(9).orders(24).products(6),
                VirtualTime.at(Instant.parse("2026-11-20T01:00:00Z")),
                "1",
                "account",
                MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(28))));
        faults.disarm();
        try (Warehouse warehouse = Warehouse.on(faults)
                .migrations(Migrations.NONE)
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(point))
                .build()) {
            List<WorldOrder> placed = Reloads.placedInOctober(shop);
            shop.quirks("orders").pageSize(5).hide(Set.of(placed.get(0).id()));
            Reloads.sync(warehouse, shop.connector(), Dataset.ORDERS);
            shop.world().edit(placed.get(1).id(), Edit.ADVANCE, placed.get(1).updatedAt());
            shop.world().delete(placed.get(2).id());
            shop.quirks("orders").hide(Set.of(placed.get(3).id()));
            List<String> before = Reloads.progress(warehouse);
            faults.disarm();
            if (point > 0) {
                faults.arm(point);
                assertThatThrownBy(() -> reload(warehouse, shop)).isInstanceOf(SyncFaults.Killed.class);
                faults.disarm();
                shop.clock().advance(Duration.ofMinutes(2));
            }
            Receipt receipt = reload(warehouse, shop);
            long points = faults.points();
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(Reloads.progress(warehouse)).isEqualTo(before);
            assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
            return new Left(points, warehouse.canonicalHash());
        }
    }

    private static Receipt reload(Warehouse warehouse, MemoryPlatform shop) {
        return Reloads.october(warehouse, shop.connector(), Dataset.ORDERS).run();
    }
}
