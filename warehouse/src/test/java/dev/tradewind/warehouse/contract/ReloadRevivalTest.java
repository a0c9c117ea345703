package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Edit;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders that are gone, by the platform's word, and there again later. */
class ReloadRevivalTest {
    private final MemoryPlatform shop =
            MemoryPlatform.of(Seed.of(20).orders(40), MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(28))));
    private final List<WorldOrder> gone = Reloads.placedInOctober(shop).subList(0, 3);

    static Stream<Supplier<TestDatabase>> engines() {
        return Stream.of(Engines::duckDb, () -> Engines.postgres(ReloadRevivalTest.class));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_goneOrdersThatAreThereAgain_areThereAsIfTheyHadNeverBeenGone(Supplier<TestDatabase> engine) {
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            Map<String, String> before = lose(warehouse);
            // One comes back as a later change, the others with the time of change that they had.
            shop.world().edit(gone.get(0).id(), Edit.NOTE, shop.clock().instant());
            shop.clock().advance(Duration.ofHours(1));

            Receipt receipt = reload(warehouse, shop.connector());

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
            assertThat(warehouse.canonicalHash()).containsEntry("fact_activity", before.get("fact_activity"));
            assertThat(warehouse.count("wh_tombstone")).isEqualTo(1);
            assertThat(Reloads.line(reload(warehouse, shop.connector()))
                            .counts()
                            .written())
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_listThatLagsBehind_isNotBelievedAgainstTheAnswerForTheId(Supplier<TestDatabase> engine) {
        try (Warehouse warehouse = Reloads.open(engine.get(), shop, 1)) {
            lose(warehouse);
            int held = SyncWorlds.found(warehouse, "1").size();

            Receipt receipt = reload(warehouse, forgetful());

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(warehouse.count("wh_tombstone")).isEqualTo(3);
            assertThat(SyncWorlds.found(warehouse, "1")).hasSize(held);
        }
    }

    /** The platform neither lists some orders nor gives them by their ids; then it lists them again. */
    private Map<String, String> lose(Warehouse warehouse) {
        assertThat(Reloads.sync(warehouse, shop.connector(), Dataset.ORDERS).isComplete())
                .isTrue();
        Map<String, String> before = warehouse.canonicalHash();
        shop.quirks("orders").hide(Reloads.ids(gone));
        assertThat(reload(warehouse, forgetful()).isComplete()).isTrue();
        assertThat(warehouse.count("wh_tombstone")).isEqualTo(3);
        assertThat(SyncWorlds.found(warehouse, "1")).isNotEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
        shop.quirks("orders").hide(Set.of());
        shop.clock().advance(Duration.ofHours(1));
        return before;
    }

    private Connector forgetful() {
        return new Forgetful(shop.connector(), shop.clock());
    }

    private static Receipt reload(Warehouse warehouse, Connector connector) {
        return Reloads.october(warehouse, connector, Dataset.ORDERS).run();
    }
}
