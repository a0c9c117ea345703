package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Drift;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Shops that go on working while they are read: orders change and turn up between two pages, and more orders than fit on a
 * page share one second. Long form: 1,000 worlds.
 */
class SyncWorldsTest {
    private static final Instant SINCE = Instant.parse("2026-11-12T00:00:00Z");
    private static final int WORLDS = Boolean.getBoolean("tradewind.full") ? 1_000 : 50;
    private static final int IN_A_DATABASE = 50;
    private static final int PAGE = 10;

    @Test
    void sync_worldsThatMoveWhileTheyAreRead_loseNothing() {
        for (int first = 0; first < WORLDS; first += IN_A_DATABASE) {
            VirtualTime time = VirtualTime.at(Instant.parse("2026-11-20T01:00:00Z"));
            try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:")
                    .clock(time)
                    .sleeper(time)
                    .chance(SeededChance.of(first))
                    .build()) {
                for (int seed = first; seed < first + IN_A_DATABASE; seed++) {
                    world(warehouse, time, seed);
                }
            }
        }
    }

    @Test
    void offsetPaging_sameWorlds_losesOrdersInMostOfThem() {
        int losing = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            VirtualTime time = VirtualTime.at(Instant.parse("2026-11-20T01:00:00Z"));
            MemoryPlatform shop = shop(time, seed);
            shop.drift(drift(seed)).quirks("orders").offsetPaging(true);
            Instant end = Instant.parse("2026-11-20T00:00:00Z");
            Set<String> read = read(shop.connector(), new Scope.Window(SINCE, end));
            boolean lost = shop.world()
                    .allOrders()
                    .filter(order -> order.updatedAt().isBefore(end))
                    .map(WorldOrder::id)
                    .anyMatch(id -> !read.contains(Long.toString(id)));
            losing += lost ? 1 : 0;
        }
        assertThat(losing).isGreaterThan(WORLDS / 2);
    }

    private static void world(Warehouse warehouse, VirtualTime time, int seed) {
        MemoryPlatform shop = shop(time, seed);
        String name = Integer.toString(seed);
        WorldWitness witness = WorldWitness.on(shop, drift(seed));
        Receipt moving = sync(warehouse, shop);
        assertThat(moving.isComplete()).as("world %s: %s", seed, moving).isTrue();
        witness.assertHard(PAGE);
        Instant complete = moving.lines().get(0).coverage().orElseThrow().completeTo();
        assertThat(SyncWorlds.found(warehouse, name).entrySet())
                .as("world %s", seed)
                .containsAll(SyncWorlds.expected(shop.world(), complete).entrySet());
        time.advance(Duration.ofHours(1));
        shop.beforePage(call -> {});
        assertThat(sync(warehouse, shop).isComplete()).isTrue();
        assertThat(SyncWorlds.found(warehouse, name))
                .as("world %s", seed)
                .isEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
        assertThat(sync(warehouse, shop).lines())
                .extracting(ReceiptLine::counts)
                .allSatisfy(counts -> assertThat(counts.written()).isZero());
    }

    private static MemoryPlatform shop(VirtualTime time, int seed) {
        Seed world = Seed.of(seed).orders(300).from(SINCE).tie(30);
        MemoryPlatform shop =
                MemoryPlatform.of(world, time, Integer.toString(seed), "account " + seed, MemoryFeed.orders());
        shop.quirks("orders").pageSize(PAGE);
        return shop;
    }

    private static Drift drift(int seed) {
        return Drift.of(seed, 1, 1);
    }

    private static Receipt sync(Warehouse warehouse, MemoryPlatform shop) {
        return warehouse
                .sync(shop.connector())
                .datasets(Dataset.ORDERS)
                .since(SINCE)
                .lanes(1)
                .run();
    }

    private static Set<String> read(Connector connector, Scope.Window window) {
        Set<String> ids = new HashSet<>();
        try (SliceReader reader = connector.open(new Slice("orders", "", window), Optional.empty())) {
            SlicePage page;
            do {
                page = reader.next();
                page.changes().stream()
                        .filter(change -> change.dataset().equals(Dataset.ORDERS))
                        .forEach(change -> ids.add(change.id()));
            } while (page.step() instanceof Step.More);
        }
        return ids;
    }
}
