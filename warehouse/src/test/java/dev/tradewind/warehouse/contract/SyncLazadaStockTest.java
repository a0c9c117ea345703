package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldProduct;
import dev.tradewind.warehouse.Loss;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock of a Lazada shop that leaves, without the product's time of change moving. */
class SyncLazadaStockTest {
    private FakeLazada fake = FakeLazada.start(Seed.of(5).orders(1).products(3));

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sync_placeLeaves_closesItsLevelsAndCountsTheNewOnes(boolean postgres) {
        WorldProduct moved = product(0);
        try (Warehouse warehouse = open(postgres)) {
            assertComplete(sync(warehouse));
            List<String> before = levels(warehouse);
            String onHand = "select source_variant_id, stock_on_hand from dim_product where is_current"
                    + " and not is_item and source_item_id = '" + moved.id() + "' order by 1";
            List<String> sums = rows(warehouse, onHand);

            fake.moveStock(Map.of(moved.id(), "cebu"));
            assertComplete(sync(warehouse));

            assertThat(before)
                    .filteredOn(level -> isOf(moved, level))
                    .anyMatch(level -> level.endsWith("/dropshipping"));
            assertThat(levels(warehouse))
                    .filteredOn(level -> isOf(moved, level))
                    .noneMatch(level -> level.endsWith("/dropshipping"))
                    .anyMatch(level -> level.endsWith("/cebu"));
            assertThat(levels(warehouse))
                    .filteredOn(level -> !isOf(moved, level))
                    .containsExactlyElementsOf(
                            before.stream().filter(level -> !isOf(moved, level)).toList());
            assertThat(rows(warehouse, onHand)).as("pieces are counted once").isEqualTo(sums);
        }
    }

    /** One of three is 33 %: a few may always go. */
    @Test
    void sync_productOfASmallShopLeaves_closesItsLevels() {
        WorldProduct gone = product(1);
        try (Warehouse warehouse = open(false)) {
            assertComplete(sync(warehouse));
            fake.world().deleteProduct(gone.id());

            assertComplete(sync(warehouse));

            assertThat(levels(warehouse)).isNotEmpty().noneMatch(level -> isOf(gone, level));
            assertThat(rows(
                            warehouse,
                            "select distinct stock_on_hand from dim_product where is_current and not is_item"
                                    + " and source_item_id = '" + gone.id() + "'"))
                    .containsExactly("null");
        }
    }

    @Test
    void sync_envelopeWithNothingInIt_deletesNothing() {
        try (Warehouse warehouse = open(false)) {
            assertComplete(sync(warehouse));
            List<String> before = levels(warehouse);
            fake.hideProducts(true);

            sync(warehouse);

            assertThat(levels(warehouse)).isEqualTo(before);
            assertThat(warehouse.count("wh_tombstone")).isZero();
        }
    }

    @Test
    void sync_manyProductsLeave_waitsForSomebodyToAcceptThat() {
        fake.close();
        fake = FakeLazada.start(Seed.of(5).orders(1).products(60));
        Set<String> leaving = new TreeSet<>();
        try (Warehouse warehouse = open(false)) {
            assertComplete(sync(warehouse));
            List<String> before = levels(warehouse);
            List<WorldProduct> gone = fake.world()
                    .allProducts()
                    .filter(product -> product.state() != WorldProduct.State.DELETED)
                    .limit(40)
                    .toList();
            before.stream()
                    .filter(level -> gone.stream().anyMatch(product -> isOf(product, level)))
                    .forEach(leaving::add);
            assertThat(leaving).hasSizeGreaterThan(20);
            gone.forEach(product -> fake.world().deleteProduct(product.id()));

            Receipt refused = sync(warehouse);

            assertThat(refused.worst()).as(refused.toString()).contains(Outcome.PARTIAL);
            assertThat(levels(warehouse)).isEqualTo(before);
            assertThat(warehouse.losses().open()).singleElement().satisfies(loss -> {
                assertThat(loss.missing()).isEqualTo(leaving.size());
                assertThat(loss.held()).isEqualTo(before.size());
                assertThat(loss).extracting(Loss::feed, Loss::slice).containsExactly("stock", "sweep");
            });
            Loss loss = warehouse.losses().open().get(0);
            warehouse.losses().accept(loss, loss.missing(), "ana", "the season is over");
            Receipt let = sync(warehouse);

            assertComplete(let);
            assertThat(let.lines().stream().flatMap(line -> line.reasons().stream()))
                    .anyMatch(reason -> reason.code() == Reason.Code.NOTE
                            && reason.message().endsWith("the season is over"));
            assertThat(levels(warehouse))
                    .hasSize(before.size() - leaving.size())
                    .doesNotContainAnyElementsOf(leaving);
        }
    }

    private Receipt sync(Warehouse warehouse) {
        fake.clock().advance(Duration.ofHours(25));
        return warehouse
                .sync(fake.connector())
                .datasets(Dataset.PRODUCTS, Dataset.INVENTORY)
                .lanes(1)
                .run();
    }

    private WorldProduct product(int number) {
        return fake.world().allProducts().skip(number).findFirst().orElseThrow();
    }

    private Warehouse open(boolean postgres) {
        return Warehouse.open(postgres ? Engines.postgres().url() : "jdbc:duckdb:")
                .clock(fake.clock())
                .sleeper(fake.clock())
                .chance(SeededChance.of(1))
                .build();
    }

    private static boolean isOf(WorldProduct product, String level) {
        return level.startsWith(product.id() + "/");
    }

    private static List<String> levels(Warehouse warehouse) {
        return rows(warehouse, "select record_id from wh_stock where not is_deleted order by record_id");
    }

    private static List<String> rows(Warehouse warehouse, String sql) {
        List<String> rows = new ArrayList<>();
        warehouse.query(sql).stream(columns -> {}, row -> {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(String.valueOf(cell)));
            rows.add(String.join(" ", cells));
        });
        return rows;
    }

    private static void assertComplete(Receipt receipt) {
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
    }
}
