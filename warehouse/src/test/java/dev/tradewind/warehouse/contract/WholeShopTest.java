package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.fake.Between;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Drift;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * One made-up Lazada shop, read while it works and once more when it rests, says the same on each engine, JDK, time zone and
 * locale: the hash of each table is compared with a file that was committed.
 *
 * <p>A hash changes when the columns of a table, the mapping of a record or the made-up shop do. Where that was meant, write the
 * file anew, and say in the commit what changed in the tables and why: {@code mvn -DskipChecks -pl warehouse -am test
 * -Dtest=WholeShopTest -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm=-Dtradewind.update=true}. Where it was not, somebody's
 * rows have changed by accident, or they depend on the machine.
 */
class WholeShopTest {
    private static final Path EXPECTED =
            Path.of("src/test/resources/dev/tradewind/warehouse/contract/whole-shop.hashes");
    private static final Seed SEED =
            Seed.of(77).orders(600).products(60).lines(1, 5).tie(130).hostile(true);

    @Test
    void sync_shopThatWorksWhileItIsRead_saysTheSameEverywhere() throws IOException {
        String duckDb = hashes(Engines.duckDb());
        assertThat(hashes(Engines.postgres())).isEqualTo(duckDb);
        if (Boolean.getBoolean("tradewind.update")) {
            Files.createDirectories(EXPECTED.getParent());
            Files.writeString(EXPECTED, duckDb);
        }
        assertThat(duckDb).isEqualTo(Files.readString(EXPECTED));
    }

    private static String hashes(TestDatabase place) {
        try (FakeLazada shop = FakeLazada.start(SEED);
                Connector connector = shop.connector();
                Warehouse warehouse = Warehouse.open(place.url())
                        .clock(shop.clock())
                        .sleeper(shop.clock())
                        .chance(SeededChance.of(1))
                        .build()) {
            Drift drift = Drift.of(7, 2, 1);
            Between work = calls -> drift.step(shop.world(), shop.clock().instant());
            shop.between(work);
            sync(warehouse, connector);
            shop.between(calls -> {});
            shop.clock().advance(Duration.ofHours(2));
            sync(warehouse, connector);
            assertHolds(warehouse, shop);
            return text(warehouse.canonicalHash());
        }
    }

    private static void sync(Warehouse warehouse, Connector connector) {
        Receipt receipt = warehouse
                .sync(connector)
                .datasets(Dataset.ORDERS, Dataset.CUSTOMERS, Dataset.PRODUCTS, Dataset.INVENTORY)
                .since(SEED.from())
                .lanes(1)
                .run();
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
    }

    /** The hash of a shop in which nothing happens, or of half a shop, would prove little. */
    private static void assertHolds(Warehouse warehouse, FakeLazada shop) {
        assertThat(SyncWorlds.found(warehouse, "100123")).isEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
        assertThat(shop.world().orders()).isGreaterThan(SEED.orders());
        assertThat(shop.world().allOrders()).anyMatch(order -> order.revision() > 0);
        assertThat(warehouse.count("wh_stock")).isPositive();
        assertThat(warehouse.count("fact_activity")).isPositive();
    }

    private static String text(Map<String, String> hashes) {
        return new TreeMap<>(hashes)
                .entrySet().stream()
                        .map(table -> table.getKey() + " " + table.getValue() + "\n")
                        .collect(Collectors.joining());
    }
}
