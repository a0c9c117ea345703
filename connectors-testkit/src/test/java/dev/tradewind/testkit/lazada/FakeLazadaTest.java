package dev.tradewind.testkit.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FakeLazadaTest {
    private FakeLazada fake;
    private Shopper shopper;

    @BeforeAll
    void start() {
        fake = FakeLazada.start(Seed.of(7).orders(250));
        shopper = new Shopper(fake);
    }

    @AfterAll
    void stop() {
        fake.close();
    }

    @Test
    void ordersGet_wholeSpan_givesAPageAndTheWholeCount() {
        JsonNode data = shopper.get(
                        "/orders/get",
                        "update_after",
                        "2026-09-01T00:00:00+08:00",
                        "sort_by",
                        "updated_at",
                        "sort_direction",
                        "ASC",
                        "limit",
                        "100")
                .path("data");

        assertThat(data.path("countTotal").asInt()).isEqualTo(250);
        assertThat(data.path("orders")).hasSize(100);
    }

    @Test
    void ordersItemsGet_someOrders_givesEachPieceOnce() {
        WorldOrder order = fake.world()
                .allOrders()
                .filter(each -> each.lines().size() > 1)
                .findFirst()
                .orElseThrow();
        JsonNode answer = shopper.get("/orders/items/get", "order_ids", "[" + order.id() + "]");

        assertThat(answer.path("code").asText()).isEqualTo("0");
        assertThat(answer.path("data").path(0).path("order_items"))
                .hasSize(order.lines().size());
    }

    @Test
    void anyAnswer_dateHeader_isTheVirtualClocks() {
        HttpResponse<String> answer = shopper.raw("/seller/get");

        assertThat(answer.headers().allValues("date")).hasSize(1);
        assertThat(answer.headers().firstValue("date").orElseThrow()).startsWith("Fri, 20 Nov 2026 01:0");
        assertThat(answer.body()).contains("100123");
    }
}
