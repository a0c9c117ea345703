package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Activity;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderBuilder;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.Refund;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.load.LoadResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that are not as they should be: they cost themselves at most, and nothing is claimed of them that is not so. */
abstract class LoadMisfitsContract extends LoadContract {
    private static final Instant ORDERED = Instant.parse("2025-05-01T17:30:00Z");
    private static final String LONG_ID = "x".repeat(129);
    private static final ItemRef LONG_ITEM = new ItemRef(LONG_ID, "v");
    private static final ItemRef LONG_VARIANT = new ItemRef("p", LONG_ID);

    @Test
    void load_namesThatNoDimensionHolds_costTheRecordsThatNameThem() {
        LoadResult result = warehouse.load(List.of(
                order("fine", order("fine").lines(List.of(line("1", new ItemRef("p", "v"))))),
                order("o1", order("o1").customer(Customer.ofId(LONG_ID))),
                order("o2", order("o2").lines(List.of(line("1", LONG_ITEM)))),
                order("o3", order("o3").lines(List.of(line("1", LONG_VARIANT)))),
                event("a1", LONG_ID, null),
                event("a2", null, LONG_ITEM),
                stock("s1", LONG_VARIANT),
                traffic("t1", LONG_ITEM),
                customer(LONG_ID)));
        assertThat(result.of(0, Dataset.ORDERS)).isEqualTo(new Counts(4, 1, 0, 0, 0, 3));
        assertThat(LoadHarness.total(result).rejected()).isEqualTo(8);
        assertThat(result.rejected())
                .extracting(reject ->
                        reject.rejected().id() + ": " + reject.rejected().field())
                .contains("o1: customer_id", "o2: source_item_id", "o3: source_variant_id", LONG_ID + ": customer_id");
        assertThat(warehouse.ask("select count(*) from {s}.dim_product where is_inferred and product_key > 0"))
                .isEqualTo("1");
    }

    @Test
    void load_absurdAmountsAndTimes_costTheirRecords() {
        OrderLine dollars =
                OrderLine.builder("1").unitPrice(Money.of("5.00", "USD")).build();
        LoadResult result = warehouse.load(List.of(
                order("fine", order("fine")),
                order("o1", order("o1").total(php("1e2147483647"))),
                order("o2", Order.builder("o2", "PHP", Instant.MAX)),
                order("o3", Order.builder("o3", "PHP", Instant.MIN).lines(List.of(line("1", null)))),
                order("o4", order("o4").lines(List.of(dollars)))));
        assertThat(result.of(0, Dataset.ORDERS)).isEqualTo(new Counts(5, 1, 0, 0, 0, 4));
        assertThat(result.rejected())
                .extracting(reject ->
                        reject.rejected().id() + ": " + reject.rejected().field())
                .containsExactly("o1: total", "o2: occurred_at", "o3: ordered_at", "o4: unitPrice");
    }

    @Test
    void load_wordThatABuyerIsGoneWhomNoDimensionHolds_isKept() {
        LoadResult result = warehouse.load(List.of(Change.gone(Dataset.CUSTOMERS, LONG_ID, version(1))));
        assertThat(LoadHarness.total(result).written()).isEqualTo(1);
        assertThat(warehouse.ask("select count(*) from {s}.wh_tombstone")).isEqualTo("1");
    }

    @Test
    void load_refundsOfMorePiecesThanAnInt_areAddedUp() {
        List<Refund> refunds = List.of(
                new Refund("r1", "1", Integer.MAX_VALUE, php("1"), "why", ORDERED),
                new Refund("r2", "1", Integer.MAX_VALUE, php("1"), "why", ORDERED));
        warehouse.load(List.of(
                order("o", order("o").lines(List.of(line("1", null))).refunds(refunds))));
        assertThat(warehouse.ask("select quantity_refunded from {s}.fact_orders"))
                .isEqualTo("4294967294");
    }

    @Test
    void load_orderWhoseNetIsNotKnown_isNotCalledBalanced() {
        OrderLine priced = OrderLine.builder("1").gross(php("10.00")).build();
        OrderLine bare = OrderLine.builder("2").build();
        warehouse.load(List.of(
                order("adds-up", order("adds-up").lines(List.of(priced)).total(php("10.00"))),
                order("bare", order("bare").lines(List.of(priced, bare)).total(php("10.00"))),
                order("no-total", order("no-total").lines(List.of(priced))),
                order("other", order("other").lines(List.of(priced)).total(php("11.00")))));
        assertThat(warehouse.ask("select string_agg(order_id || ':' || coalesce(cast(balanced as varchar), '?'), ' '"
                        + " order by order_id) from {s}.wh_order"))
                .isEqualTo("adds-up:true bare:false no-total:? other:false");
    }

    @Test
    void load_idWithNul_isTheSameIdWhenItComesAgain() {
        String id = "o\u0000";
        warehouse.load(List.of(order(id, order(id).lines(List.of(line("1", null))))));
        Counts counts =
                LoadHarness.total(warehouse.load(List.of(order(id, order(id).lines(List.of(line("1", null)))))));
        assertThat(counts.written()).isZero();
        assertThat(warehouse.ask("select count(*) from {s}.wh_order")).isEqualTo("1");
    }

    private static Change<Order> order(String id, OrderBuilder order) {
        return Change.of(Dataset.ORDERS, id, version(1), order.build());
    }

    private static OrderBuilder order(String id) {
        return Order.builder(id, "PHP", ORDERED);
    }

    private static OrderLine line(String id, ItemRef item) {
        return OrderLine.builder(id).item(item).gross(php("10.00")).build();
    }

    private static Change<Activity> event(String id, String buyer, ItemRef item) {
        Activity event = new Activity(id, "REVIEW", ORDERED, buyer, null, null, item, null, null, null, null, null);
        return Change.of(Dataset.ACTIVITY, id, version(1), event);
    }

    private static Change<StockLevel> stock(String id, ItemRef item) {
        return Change.of(Dataset.INVENTORY, id, version(1), new StockLevel(item, null, "main", 1, 0));
    }

    private static Change<TrafficDay> traffic(String id, ItemRef item) {
        TrafficDay day = TrafficDays.of(LocalDate.of(2025, 5, 1), TrafficDay.Level.PRODUCT, item, "all", 1L);
        return Change.of(Dataset.TRAFFIC, id, version(1), day);
    }

    private static Change<Customer> customer(String id) {
        Customer customer = new Customer(id, "Maria", null, null, "PH", null, null, null, false, false, null, null);
        return Change.of(Dataset.CUSTOMERS, id, version(1), customer);
    }

    private static Money php(String amount) {
        return Money.of(amount, "PHP");
    }

    private static Version version(int second) {
        Instant source = ORDERED.plusSeconds(second);
        return new Version(source, source.plusSeconds(60));
    }
}
