package dev.tradewind.testkit.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.testkit.world.Seed;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The fake mixes forms as the real answers do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireFormsTest {
    private FakeLazada fake;
    private Shopper shopper;
    private JsonNode orders;

    @BeforeAll
    void start() {
        fake = FakeLazada.start(Seed.of(7).orders(100).products(300));
        shopper = new Shopper(fake);
        orders = shopper.get("/orders/get", "update_after", "2026-09-01T00:00:00+08:00")
                .at("/data/orders");
    }

    @AfterAll
    void stop() {
        fake.close();
    }

    @Test
    void orders_idsAmountsAndTimes_comeInSeveralForms() {
        Set<Object> ids = new HashSet<>();
        Set<Object> amounts = new HashSet<>();
        Set<Boolean> live = new HashSet<>();
        Pattern form =
                Pattern.compile("2026-\\d\\d-\\d\\d( \\d\\d:\\d\\d:\\d\\d \\+0800|T\\d\\d:\\d\\d:\\d\\d\\+08:00)");
        for (JsonNode order : orders) {
            ids.add(order.path("order_id").getNodeType());
            amounts.add(order.path("shipping_fee").getNodeType());
            live.add(order.path("created_at").asText().contains(" "));
            assertThat(order.path("updated_at").asText()).matches(form);
            assertThat(order.path("price").isTextual()).isTrue();
            assertThat(order.path("address_shipping").has("addressDsitrict")).isTrue();
        }

        assertThat(ids).hasSize(2);
        assertThat(amounts).hasSize(2);
        assertThat(live).hasSize(2);
    }

    @Test
    void orders_persons_areMasked() {
        for (JsonNode order : orders) {
            assertThat(order.at("/address_shipping/phone").asText()).matches("63\\*+\\d\\d");
            assertThat(order.path("customer_first_name").asText()).contains("*");
            assertThat(order.path("customer_last_name").asText()).isEmpty();
        }
    }

    @Test
    void order_byId_spellsTheDistrictRight() {
        JsonNode order = shopper.get(
                "/order/get", "order_id", orders.path(0).path("order_id").asText());

        assertThat(order.at("/data/address_shipping").has("addressDistrict")).isTrue();
    }

    @Test
    void items_allOrders_haveTheAmountsOfTheWorld() {
        String ids = fake.world()
                .allOrders()
                .limit(50)
                .map(order -> Long.toString(order.id()))
                .collect(Collectors.joining(",", "[", "]"));
        for (JsonNode order : shopper.get("/orders/items/get", "order_ids", ids).path("data")) {
            long paid = 0;
            for (JsonNode item : order.path("order_items")) {
                paid += Math.round(item.path("paid_price").asDouble() * 100
                        + item.path("shipping_amount").asDouble() * 100);
            }
            assertThat(paid)
                    .isEqualTo(fake.world()
                            .order(order.path("order_id").asLong())
                            .orElseThrow()
                            .total());
        }
    }

    @Test
    void products_deletedOnes_comeOnlyWhenAskedFor() {
        int all = shopper.get("/products/get", "filter", "all")
                .at("/data/total_products")
                .asInt();
        int live = shopper.get("/products/get", "filter", "live")
                .at("/data/total_products")
                .asInt();
        int inactive = shopper.get("/products/get", "filter", "inactive")
                .at("/data/total_products")
                .asInt();
        int deleted = shopper.get("/products/get", "filter", "deleted")
                .at("/data/total_products")
                .asInt();

        assertThat(all).isEqualTo(live + inactive);
        assertThat(all + deleted).isEqualTo(300);
        assertThat(deleted).isPositive();
    }

    @Test
    void categories_tree_holdsTheCategoriesOfTheProducts() {
        Set<String> leaves = new HashSet<>();
        shopper.get("/category/tree/get")
                .path("data")
                .forEach(root -> root.path("children")
                        .forEach(leaf -> leaves.add(leaf.path("category_id").asText())));

        assertThat(fake.world().allProducts().map(product -> Integer.toString(product.category())))
                .allMatch(leaves::contains);
    }
}
