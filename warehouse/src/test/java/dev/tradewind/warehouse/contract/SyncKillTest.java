package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Migrations;
import dev.tradewind.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A run that dies at a statement or commit, whichever it is, and is run again, leaves what a run leaves that did not die. Long
 * form: every one of them.
 */
class SyncKillTest {
    private static final int STEP = Boolean.getBoolean("tradewind.full") ? 1 : 31;
    private static final List<String> KEPT = List.of("wh_schema_version", "dim_time", "dim_platform");

    @Test
    void sync_killedAtEachPoint_runAgainLeavesTheSame() throws SQLException {
        PGSimpleDataSource real = new PGSimpleDataSource();
        real.setUrl(Engines.postgres().url());
        SyncFaults faults = new SyncFaults(real);
        Warehouse.on(faults).build().close();
        run(faults, 0);
        empty(real);
        Left clean = run(faults, 0);
        long points = clean.points();
        assertThat(points).isGreaterThan(100);
        for (long point = 1; point <= points; point += STEP) {
            empty(real);
            assertThat(run(faults, point).hash())
                    .as("killed at %s of %s", point, points)
                    .isEqualTo(clean.hash());
        }
    }

    /** What a run leaves, and how many points it passed. */
    private record Left(long points, Map<String, String> hash) {}

    /** Runs once, killed at a point unless it is 0, and then until it is complete. */
    private static Left run(SyncFaults faults, long point) {
        MemoryPlatform shop = MemoryPlatform.of(
                Seed.of(9).orders(24).products(6),
                VirtualTime.at(Instant.parse("2026-11-20T01:00:00Z")),
                "1",
                "account",
                MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(28))));
        shop.quirks("orders")
                .pageSize(5)
                .withhold(Set.of(
                        shop.world().allOrders().findFirst().orElseThrow().id()));
        try (Warehouse warehouse = Warehouse.on(faults)
                .migrations(Migrations.NONE)
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(point))
                .build()) {
            faults.disarm();
            if (point > 0) {
                faults.arm(point);
                assertThatThrownBy(() -> sync(warehouse, shop)).isInstanceOf(SyncFaults.Killed.class);
                faults.disarm();
                shop.clock().advance(Duration.ofMinutes(2));
            }
            Receipt receipt = sync(warehouse, shop);
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            return new Left(faults.points(), warehouse.canonicalHash());
        }
    }

    private static Receipt sync(Warehouse warehouse, MemoryPlatform shop) {
        return warehouse
                .sync(shop.connector())
                .since(Instant.parse("2026-10-01T00:00:00Z"))
                .lanes(1)
                .run();
    }

    static void empty(PGSimpleDataSource real) throws SQLException {
        try (Connection connection = real.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : Warehouse.tables()) {
                if (table.equals("dim_customer")) {
                    statement.execute("delete from tradewind.dim_customer where customer_key > 0");
                } else if (table.equals("dim_product")) {
                    statement.execute("delete from tradewind.dim_product where product_key > 0");
                } else if (!KEPT.contains(table)) {
                    statement.execute("delete from tradewind." + table);
                }
            }
        }
    }
}
