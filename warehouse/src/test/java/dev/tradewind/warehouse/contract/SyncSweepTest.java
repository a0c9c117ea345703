package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Absence is a suspicion; only an answer by id deletes. */
class SyncSweepTest {
    private final MemoryPlatform shop =
            MemoryPlatform.of(Seed.of(6).orders(200), MemoryFeed.orders(), MemoryFeed.orderSweep());

    @Test
    void sync_ordersTakenAwayAndOrdersOnlyHidden_deletesTheFirstAndKeepsTheOthers() {
        try (Warehouse warehouse = open()) {
            assertThat(sync(warehouse).isComplete()).isTrue();
            List<Long> ids = ids(12);
            ids.subList(0, 5).forEach(shop.world()::delete);
            shop.quirks("order_sweep").hide(Set.copyOf(ids.subList(5, 12)));
            shop.clock().advance(Duration.ofDays(2));

            Receipt receipt = sync(warehouse);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
            assertThat(warehouse.count("wh_tombstone")).isEqualTo(5);
        }
    }

    @Test
    void sync_moreThanAFewAreMissing_stopsAsPartialAndDeletesNothing() {
        try (Warehouse warehouse = open()) {
            assertThat(sync(warehouse).isComplete()).isTrue();
            shop.quirks("order_sweep").hide(Set.copyOf(ids(60)));
            shop.clock().advance(Duration.ofDays(2));

            Receipt receipt = sync(warehouse);

            assertThat(receipt.worst()).hasValue(Outcome.PARTIAL);
            assertThat(receipt.lines().get(0).reasons())
                    .extracting(Reason::code)
                    .contains(Reason.Code.SWEEP_TOO_LARGE);
            assertThat(warehouse.count("wh_tombstone")).isZero();
            assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
        }
    }

    private List<Long> ids(int count) {
        return shop.world().allOrders().limit(count).map(WorldOrder::id).toList();
    }

    private Warehouse open() {
        return Warehouse.open("jdbc:duckdb:")
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(1))
                .build();
    }

    private Receipt sync(Warehouse warehouse) {
        return warehouse
                .sync(shop.connector())
                .datasets(Dataset.ORDERS)
                .since(Instant.parse("2026-10-01T00:00:00Z"))
                .lanes(1)
                .run();
    }
}
