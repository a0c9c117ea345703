package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Days that the platform counts anew. */
class SyncReplaceTest {
    private static final Instant SINCE = Instant.parse("2026-11-15T16:00:00Z");

    @Test
    void sync_dayCountedAnew_holdsWhatAFreshWarehouseHolds() {
        MemoryPlatform shop = MemoryPlatform.of(Seed.of(8).products(30), MemoryFeed.traffic());
        try (Warehouse old = open(shop);
                Warehouse fresh = open(shop)) {
            assertThat(sync(old, shop).isComplete()).isTrue();
            long before = old.count("fact_traffic");
            shop.restate(LocalDate.parse("2026-11-18"));
            shop.clock().advance(Duration.ofHours(25));

            Receipt receipt = sync(old, shop);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(sync(fresh, shop).isComplete()).isTrue();
            assertThat(old.canonicalHash())
                    .containsEntry("fact_traffic", fresh.canonicalHash().get("fact_traffic"));
            assertThat(before).isPositive();
        }
    }

    private static Warehouse open(MemoryPlatform shop) {
        return Warehouse.open("jdbc:duckdb:")
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(1))
                .build();
    }

    private static Receipt sync(Warehouse warehouse, MemoryPlatform shop) {
        return warehouse
                .sync(shop.connector())
                .datasets(Dataset.TRAFFIC)
                .since(SINCE)
                .lanes(1)
                .run();
    }
}
