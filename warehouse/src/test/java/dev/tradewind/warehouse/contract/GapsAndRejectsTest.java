package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Health;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Gap;
import dev.tradewind.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing is shown, and what is gone without is remembered. */
class GapsAndRejectsTest {
    @TempDir
    private Path folder;

    private final MemoryPlatform shop = MemoryPlatform.of(Seed.of(4).orders(30), MemoryFeed.orders());

    @Test
    void gaps_nobodyRanInTime_showWhatThePlatformNoLongerHas() {
        try (Warehouse warehouse = open("jdbc:duckdb:")) {
            sync(warehouse, shop.connector());
            assertThat(warehouse.gaps()).isEmpty();
            Instant lost = shop.clock().instant();
            shop.clock().advance(Duration.ofDays(100));
            Instant earliest = shop.clock().instant().minus(Duration.ofDays(10));
            Health short10Days = new Health(Optional.of(shop.clock().instant()), Map.of("orders", earliest), List.of());

            sync(warehouse, new WithHealth(shop.connector(), short10Days));

            assertThat(warehouse.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.shop()).isEqualTo(shop.shop().ref());
                assertThat(gap.datasets()).contains(Dataset.ORDERS);
                assertThat(gap.from().orElseThrow()).isBeforeOrEqualTo(lost);
                assertThat(gap.to())
                        .hasValueSatisfying(to -> assertThat(Duration.between(earliest, to))
                                .isBetween(Duration.ZERO, Duration.ofSeconds(1)));
            });
            assertThat(warehouse.gaps()).extracting(Gap::reason).allMatch(reason -> reason.contains("keeps nothing"));
        }
    }

    @Test
    void waive_badRecord_letsRunsBeCompleteAlsoInTheNextProcess() {
        String url = "jdbc:duckdb:" + folder.resolve("shop.duckdb");
        String bad =
                Long.toString(shop.world().allOrders().findFirst().orElseThrow().id());
        shop.quirks("orders").corrupt(Set.of(Long.parseLong(bad)));
        try (Warehouse warehouse = open(url)) {
            assertThat(sync(warehouse, shop.connector()).worst()).hasValue(Outcome.PARTIAL);
            assertThat(warehouse.rejects().open(shop.shop().ref(), Dataset.ORDERS))
                    .singleElement()
                    .satisfies(reject -> {
                        assertThat(reject.sourceId()).isEqualTo(bad);
                        assertThat(reject.reason()).isEqualTo("the record is corrupt");
                        assertThat(reject.field()).isEqualTo("corrupt");
                    });

            assertThat(warehouse.rejects().waive(shop.shop().ref(), Dataset.ORDERS, bad))
                    .isTrue();

            assertThat(sync(warehouse, shop.connector()).isComplete()).isTrue();
        }
        shop.clock().advance(Duration.ofHours(2));
        try (Warehouse later = open(url)) {
            assertThat(sync(later, shop.connector()).isComplete()).isTrue();
            assertThat(later.rejects().waive(shop.shop().ref(), Dataset.ORDERS, bad))
                    .isFalse();
        }
    }

    private static Receipt sync(Warehouse warehouse, Connector connector) {
        return warehouse.sync(connector).datasets(Dataset.ORDERS).lanes(1).run();
    }

    private Warehouse open(String url) {
        return Warehouse.open(url)
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(shop.clock().instant().getEpochSecond()))
                .build();
    }
}
