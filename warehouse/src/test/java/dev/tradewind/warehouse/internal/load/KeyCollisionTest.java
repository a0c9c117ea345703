package dev.tradewind.warehouse.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.internal.db.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys that meet: with a hash of 64 values they do so all the time. */
class KeyCollisionTest {
    private static final Shop SHOP =
            Shop.of(new ShopRef(Platform.LAZADA, "1"), new Market("PH", "PH", "PHP", ZoneOffset.UTC));
    private static final Instant ORDERED = Instant.parse("2025-05-01T00:00:00Z");

    /** The first 64 salts give a short key, so that many natural keys share one; later ones are told apart by the salt. */
    private static long weak(List<String> natural, int salt) {
        return 1 + Math.floorMod(natural.hashCode(), 64) + 64L * salt;
    }

    @Test
    void load_naturalKeysWithOneHash_getKeysOfTheirOwn() {
        try (Database database = Engines.duckDb().migrated()) {
            database.run(tx -> Script.run(
                    tx,
                    "insert into {wh_shop} (shop_key, platform_key, source_shop_id, name, country, currency, tz, active)"
                            + " values (1, 1, '1', 'one', 'PH', 'PHP', 'UTC', true)"));
            Loader loader = new Loader(KeyCollisionTest::weak);
            for (int round = 0; round < 3; round++) {
                int first = round * 60;
                List<LoadItem> items = IntStream.range(first, first + 80)
                        .mapToObj(i -> new LoadItem(0, order(i)))
                        .toList();
                database.write(tx -> loader.load(tx, new LoadBatch(1, SHOP, items, first, ORDERED)));
            }
            assertThat(ask(
                            database,
                            "select count(distinct product_durable_key) from {dim_product} where shop_key = 1"))
                    .isEqualTo(200);
            assertThat(ask(
                            database,
                            "select count(distinct customer_durable_key) from {dim_customer} where shop_key = 1"))
                    .isEqualTo(200);
            assertThat(ask(
                            database,
                            "select count(*) from {fact_orders} f join {dim_product} p on p.product_key = f.product_key"
                                    + " join {dim_customer} c on c.customer_key = f.customer_key"
                                    + " where p.source_item_id = f.order_id and c.customer_id = f.order_id"))
                    .isEqualTo(200);
            assertThat(ask(database, "select count(*) from {wh_key_collision}")).isPositive();
        }
    }

    private static Change<Order> order(int number) {
        String id = "n" + number;
        OrderLine line = OrderLine.builder("1").item(new ItemRef(id, "")).build();
        Order order = Order.builder(id, "PHP", ORDERED)
                .customer(Customer.ofId(id))
                .lines(List.of(line))
                .build();
        return Change.of(Dataset.ORDERS, id, new Version(ORDERED, ORDERED.plusSeconds(1)), order);
    }

    private static long ask(Database database, String sql) {
        return database.read(
                tx -> Script.rows(tx, sql, cells -> cells.get(Long.class)).get(0));
    }
}
