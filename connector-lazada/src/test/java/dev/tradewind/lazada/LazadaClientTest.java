package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.http.ApiClient;
import dev.tradewind.core.http.Operation;
import dev.tradewind.core.http.Param;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.lazada.fakes.FakeMoney;
import dev.tradewind.lazada.fakes.FakeReviews;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.fakes.StubApi;
import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.internal.reviews.ReviewCalls;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaProduct;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LazadaClientTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = FROM.plusSeconds(900_000);

    private final FakeShop shop = new FakeShop();

    @Test
    void list_walkedThrough_readsPagesOnDemand() {
        fill(250);

        Iterator<LazadaOrder> walk =
                client().orders().list(OrderQuery.updatedAfter(FROM)).iterator();
        LazadaOrder first = walk.next();

        assertThat(first.items()).hasSize(1);
        assertThat(shop.calls.stream().filter(call -> call.startsWith("orders")))
                .hasSize(1);
        List<String> ids = new ArrayList<>(List.of(first.orderId()));
        walk.forEachRemaining(order -> ids.add(order.orderId()));
        assertThat(ids).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void list_withoutItems_asksForNone() {
        fill(30);

        assertThat(client().orders().list(OrderQuery.updatedAfter(FROM).withoutItems()))
                .hasSize(30)
                .allSatisfy(order -> assertThat(order.items()).isEmpty());
        assertThat(shop.calls).noneMatch(call -> call.startsWith("items"));
    }

    @Test
    void list_upToAnInstant_leavesTheRest() {
        fill(30);

        assertThat(client().orders().list(OrderQuery.updatedAfter(FROM).before(FROM.plusSeconds(600))))
                .hasSize(10);
    }

    @Test
    void list_ordersThatCannotBeGiven_givesTheOthersAndThenNamesThem() {
        fill(5);
        shop.spoilHead = head -> {
            switch (head.path("order_number").asText()) {
                case "1000000" -> head.put("items_count", 3);
                case "1000001" -> head.remove("updated_at");
                case "1000002" -> head.put("price", "a lot");
                default -> {}
            }
        };
        Iterator<LazadaOrder> walk =
                client().orders().list(OrderQuery.updatedAfter(FROM)).iterator();

        assertThat(List.of(walk.next().orderId(), walk.next().orderId())).containsExactly("1000003", "1000004");
        assertThatThrownBy(walk::hasNext)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll(
                        "3 of the listed orders",
                        "1000000 (it states 3 items, and 1 were delivered)",
                        "1000001 (a list row without updated_at)",
                        "1000002 (could not be decoded at 'price'")
                .hasMessageNotContaining("a lot");
    }

    @Test
    void list_headsThatCannotBeDecoded_namesTwentyAndCountsTheRest() {
        fill(130);
        shop.spoilHead = head -> head.put("price", "a lot");
        Iterator<LazadaOrder> walk = client().orders()
                .list(OrderQuery.updatedAfter(FROM).withoutItems())
                .iterator();

        assertThatThrownBy(walk::hasNext)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll("130 of the listed orders", "1000019 (", ", and more")
                .hasMessageNotContaining("1000020");
    }

    @Test
    void list_secondThatCannotBeProvedWhole_endsWithAnError() {
        for (int i = 0; i < 150; i++) {
            shop.order(Integer.toString(1_000_000 + i), FROM);
        }
        shop.beforeList = call -> shop.orders.remove(Integer.toString(1_000_149 - call));
        List<String> ids = new ArrayList<>();

        assertThatThrownBy(() -> client().orders()
                        .list(OrderQuery.updatedAfter(FROM).withoutItems())
                        .forEach(order -> ids.add(order.orderId())))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("could not be proved whole");
        assertThat(ids).hasSizeGreaterThan(130);
    }

    @Test
    void get_orderWithFewerItemsThanItStates_isRefused() {
        fill(1);
        shop.spoilHead = head -> head.put("items_count", 2);

        assertThatThrownBy(() -> client().orders().get("1000000"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("1000000 (it states 2 items, and 1 were delivered)");
    }

    @Test
    void get_unknownOrder_isNotFound() {
        assertThatThrownBy(() -> client().orders().get("42")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void items_moreThanTheApiTakes_isRefusedBeforeTheCall() {
        assertThatThrownBy(() -> client().orders().items(Collections.nCopies(51, "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void products_list_readsAll() {
        for (int i = 0; i < 120; i++) {
            shop.products.put(Integer.toString(1_000 + i), FROM.plusSeconds(i * 60L));
        }

        assertThat(client().products().list(ProductQuery.all()))
                .hasSize(120)
                .first()
                .extracting(LazadaProduct::name)
                .isEqualTo("Shirt 1000");
    }

    @Test
    void raw_postAndGet_putParametersWhereTheyBelong() {
        List<String> sent = new ArrayList<>();
        LazadaClient client = client((operation, query, form) -> sent.add(operation + " " + query + " " + form));

        client.raw(new Operation("GET", "/logistic/order/trace"), Map.of("order_id", "1"));
        client.raw(new Operation("POST", "/product/update"), Map.of("payload", "<x/>"));

        assertThat(sent)
                .containsExactly(
                        "GET /logistic/order/trace [order_id=...] []", "POST /product/update [] [payload=...]");
    }

    private void fill(int orders) {
        for (int i = 0; i < orders; i++) {
            shop.order(Integer.toString(1_000_000 + i), FROM.plusSeconds(i * 60L));
        }
    }

    private LazadaClient client() {
        return client((operation, query, form) -> {});
    }

    private LazadaClient client(Raw raw) {
        ApiClient api = new StubApi() {
            @Override
            public RawJson call(Operation operation, List<Param> query, List<Param> form) {
                raw.sent(operation, query, form);
                return new RawJson("{}");
            }
        };
        return new LazadaClient(
                api,
                new LazadaCalls(shop, LazadaSite.PH.market(), FakeShop.CONTEXT),
                new MoneyCalls(new FakeMoney(), LazadaSite.PH.market(), FakeShop.CONTEXT),
                new ReviewCalls(new FakeReviews(), LazadaSite.PH.market(), FakeShop.CONTEXT),
                FakeShop.CONTEXT,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @FunctionalInterface
    private interface Raw {
        void sent(Operation operation, List<Param> query, List<Param> form);
    }
}
