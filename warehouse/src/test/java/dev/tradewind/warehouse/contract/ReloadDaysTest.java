package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Days that a feed replaces as a whole are replaced by a reload, too. */
class ReloadDaysTest {
    static Stream<Supplier<TestDatabase>> engines() {
        return Stream.of(Engines::duckDb, () -> Engines.postgres(ReloadDaysTest.class));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_finalDayCountedAnew_holdsWhatAFreshWarehouseHolds(Supplier<TestDatabase> engine) {
        MemoryPlatform shop = MemoryPlatform.of(Seed.of(8).products(6), MemoryFeed.traffic());
        try (Warehouse old = Reloads.open(engine.get(), shop, 1);
                Warehouse fresh = Reloads.open(Engines.duckDb(), shop, 2)) {
            assertComplete(Reloads.sync(old, shop.connector(), Dataset.TRAFFIC));
            shop.restate(LocalDate.parse("2026-10-07"));
            List<String> before = Reloads.progress(old);

            assertComplete(old.reload(shop.connector(), Dataset.TRAFFIC)
                    .from(LocalDate.parse("2026-10-05"))
                    .to(LocalDate.parse("2026-10-10"))
                    .run());

            assertComplete(Reloads.sync(fresh, shop.connector(), Dataset.TRAFFIC));
            assertThat(old.canonicalHash())
                    .containsEntry("fact_traffic", fresh.canonicalHash().get("fact_traffic"));
            assertThat(Reloads.progress(old)).isEqualTo(before);
        }
    }

    private static void assertComplete(Receipt receipt) {
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
    }
}
