package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderBuilder;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.OrderLineBuilder;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.DatabaseException;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadItem;
import dev.tradewind.warehouse.internal.load.LoadReject;
import dev.tradewind.warehouse.internal.load.LoadResult;
import dev.tradewind.warehouse.internal.load.Loader;
import dev.tradewind.warehouse.internal.load.Poison;
import dev.tradewind.warehouse.internal.load.Replacement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a load owes on every engine. */
abstract class LoadRulesContract extends LoadContract {
    private static final Instant ORDERED = Instant.parse("2025-05-01T17:30:00Z");

    @Test
    void load_sameAgain_countsUnchangedAndWritesNoFactAndNoDimension() {
        List<Change<?>> versions = new LoadWorld(3, 60).inOrder();
        warehouse.load(versions);
        var before = warehouse.hash();
        List<Change<?>> again = new ArrayList<>();
        for (Change<?> change : versions) {
            again.add(seenLater(change));
        }
        Counts counts = LoadHarness.total(warehouse.load(again));
        assertThat(counts.written()).isZero();
        assertThat(counts.unchanged()).isPositive();
        assertThat(counts.read()).isEqualTo(versions.size());
        for (String table : List.of(
                "fact_orders",
                "fact_traffic",
                "fact_activity",
                "dim_product",
                "dim_customer",
                "wh_ledger",
                "wh_stock")) {
            assertThat(warehouse.ask("select count(*) from {s}." + table + " where load_id = " + warehouse.loads()))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(warehouse.hash()).isEqualTo(before);
    }

    @Test
    void load_removedLine_isGone() {
        warehouse.load(List.of(
                change(1, order().lines(List.of(line("1"), line("2"))).build())));
        warehouse.load(List.of(change(2, order().lines(List.of(line("2"))).build())));
        assertThat(warehouse.ask("select string_agg(order_line_id, ',') from {s}.fact_orders"))
                .isEqualTo("2");
        assertThat(warehouse.ask("select lines from {s}.wh_order")).isEqualTo("1");
    }

    @Test
    void load_olderVersion_isStaleAndChangesNothing() {
        warehouse.load(List.of(change(2, order().lines(List.of(line("2"))).build())));
        var before = warehouse.hash();
        Counts counts = warehouse
                .load(List.of(change(1, order().lines(List.of(line("1"))).build())))
                .of(0, Dataset.ORDERS);
        assertThat(counts).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
        assertThat(warehouse.hash()).isEqualTo(before);
    }

    @Test
    void load_deletedOrder_olderPageDoesNotReviveItAndNewerDoes() {
        Order order = order().lines(List.of(line("1"))).build();
        warehouse.load(List.of(change(1, order)));
        warehouse.load(List.of(Change.gone(Dataset.ORDERS, "o", version(5))));
        assertThat(warehouse.ask("select is_deleted from {s}.fact_orders")).isIn("true", "t");
        warehouse.load(List.of(change(3, order)));
        assertThat(warehouse.ask("select is_deleted from {s}.fact_orders")).isIn("true", "t");
        Counts counts = warehouse.load(List.of(change(7, order))).of(0, Dataset.ORDERS);
        assertThat(counts.written()).isEqualTo(1);
        assertThat(warehouse.ask("select is_deleted from {s}.fact_orders")).isIn("false", "f");
    }

    @Test
    void load_feeBeforeItsOrder_isAddedUpWhenTheOrderComes() {
        LedgerEntry fee = entry("finance", LedgerEntry.Kind.COMMISSION, "o", null, "1.00");
        warehouse.load(List.of(Change.of(Dataset.FINANCE, "e1", version(1), fee)));
        OrderLine other = OrderLine.builder("2").gross(php("20.00")).build();
        warehouse.load(List.of(
                change(2, order().lines(List.of(line("1"), other)).build())));
        assertThat(amounts("commission_amount")).isEqualTo("1:0.3300,2:0.6700");
        warehouse.load(List.of(Change.of(
                Dataset.FINANCE, "e2", version(3), entry("finance", LedgerEntry.Kind.REFUND, "o", "2", "4.00"))));
        assertThat(amounts("refund_amount")).isEqualTo("1:0.0000,2:4.0000");
        assertThat(amounts("quantity_refunded")).isEqualTo("1:0,2:1");
        warehouse.load(List.of(Change.gone(Dataset.FINANCE, "e2", version(4))));
        assertThat(amounts("refund_amount")).isEqualTo("1:0.0000,2:0.0000");
        assertThat(amounts("quantity_refunded")).isEqualTo("1:0,2:0");
        assertThat(warehouse.ask("select is_deleted from {s}.fact_activity where activity_type = 'REFUND'"))
                .isIn("true", "t");
    }

    @Test
    void load_maskedAfterReal_keepsTheRealName() {
        warehouse.load(List.of(customer(1, "Maria", false)));
        warehouse.load(List.of(customer(2, "M***", true)));
        assertThat(warehouse.ask("select string_agg(display_name, ',') from {s}.dim_customer where customer_id = 'c'"))
                .isEqualTo("Maria");
    }

    @Test
    void load_oldVersionOfAnOrderInTheSameBatch_isFolded() {
        LoadResult result = warehouse.load(List.of(
                change(1, order().lines(List.of(line("1"))).build()),
                change(3, order().lines(List.of(line("3"))).build()),
                change(2, order().lines(List.of(line("2"))).build())));
        assertThat(result.of(0, Dataset.ORDERS)).isEqualTo(new Counts(3, 1, 0, 0, 2, 0));
        assertThat(warehouse.ask("select order_line_id from {s}.fact_orders")).isEqualTo("3");
    }

    @Test
    void load_recordsThatDoNotFit_areRejectedAlone() {
        String longId = "x".repeat(200);
        OrderLineBuilder fine = OrderLine.builder("1").gross(php("1.23456"));
        LoadResult result = warehouse.load(List.of(
                change(1, order().lines(List.of(line("1"))).build()),
                Change.of(
                        Dataset.ORDERS,
                        longId,
                        version(1),
                        Order.builder(longId, "PHP", ORDERED).build()),
                Change.of(
                        Dataset.ORDERS,
                        "p",
                        version(1),
                        Order.builder("p", "PHP", ORDERED)
                                .lines(List.of(fine.build()))
                                .build())));
        assertThat(result.of(0, Dataset.ORDERS)).isEqualTo(new Counts(3, 1, 0, 0, 0, 2));
        assertThat(result.rejected())
                .extracting(reject -> reject.rejected().field())
                .containsExactly("order_id", "gross");
        assertThat(warehouse.ask("select count(*) from {s}.wh_order")).isEqualTo("1");
    }

    @Test
    void load_longTitlesAndNul_areCutAndReplaced() {
        OrderLine line = OrderLine.builder("1")
                .title("\u0000" + "\ud83d\ude00".repeat(2000))
                .build();
        assertThat(warehouse
                        .load(List.of(change(1, order().lines(List.of(line)).build())))
                        .rejected())
                .isEmpty();
        assertThat(warehouse.ask("select length(title) from {s}.fact_orders")).isEqualTo("1000");
    }

    @Test
    void poison_rowThatTheDatabaseRefuses_costsItself() {
        warehouse.execute("create unique index one_number on {s}.wh_order (total)");
        List<Change<?>> changes = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> changes.add(numbered("o" + i, i)));
        changes.add(numbered("twin", 7));
        LoadBatch batch = warehouse.batch(changes);
        assertThatThrownBy(() -> warehouse.load(batch))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.DATA));
        warehouse.load(warehouse.batch(changes.subList(0, 10)));
        LoadBatch rest = warehouse.batch(changes.subList(10, 21));
        List<LoadReject> found = new Poison(warehouse.database(), new Loader()).find(rest);
        assertThat(found).extracting(reject -> reject.rejected().id()).containsExactly("twin");
        assertThat(LoadHarness.total(warehouse.load(Poison.without(rest, found)))
                        .written())
                .isEqualTo(10);
        assertThat(warehouse.ask("select count(*) from {s}.wh_order")).isEqualTo("20");
    }

    @Test
    void replacement_bookingThatTheDayDoesNotHoldAnyMore_isDeletedAndNotAddedUp() {
        warehouse.load(List.of(change(1, order().lines(List.of(line("1"))).build())));
        List<LoadItem> items = List.of(
                new LoadItem(4, fee("e1", "2.00")),
                new LoadItem(4, fee("e2", "3.00")),
                new LoadItem(5, fee("e3", "4.00")));
        LoadBatch batch = new LoadBatch(
                LoadHarness.SHOP_KEY, LoadHarness.SHOP, items, 50, ORDERED, Map.of(4, "finance", 5, "other"));
        warehouse.load(batch);
        assertThat(amounts("commission_amount")).isEqualTo("1:9.0000");
        Scope.Days days = new Scope.Days(LocalDate.of(2025, 5, 2), LocalDate.of(2025, 5, 3), ZoneId.of("Asia/Manila"));
        warehouse
                .database()
                .run(tx ->
                        Replacement.bookings(tx, batch.with(List.of()), "finance", days, "select 'e2' as record_id"));
        assertThat(amounts("commission_amount")).isEqualTo("1:7.0000");
    }

    @Test
    void replacement_trafficRowThatTheDayDoesNotHoldAnyMore_isGone() {
        List<LoadItem> items = List.of(
                new LoadItem(4, traffic("all", 1)),
                new LoadItem(4, traffic("organic", 1)),
                new LoadItem(5, traffic("ads", 1)));
        LoadBatch batch = new LoadBatch(
                LoadHarness.SHOP_KEY, LoadHarness.SHOP, items, 50, ORDERED, Map.of(4, "traffic", 5, "ads"));
        warehouse.load(batch);
        Scope.Days days = new Scope.Days(LocalDate.of(2025, 5, 1), LocalDate.of(2025, 5, 2), ZoneId.of("Asia/Manila"));
        warehouse
                .database()
                .run(tx -> assertThat(Replacement.traffic(
                                tx, batch, "traffic", days, "select 'SHOP//organic/all/2025-05-01' as record_id"))
                        .isEqualTo(1));
        assertThat(warehouse.ask("select string_agg(channel, ',' order by channel) from {s}.fact_traffic"))
                .isEqualTo("ads,organic");
    }

    @Test
    void load_trafficRestatedGoneAndToldAgain_followsTheNewestWord() {
        warehouse.load(List.of(traffic("all", 1)));
        warehouse.load(List.of(Change.gone(Dataset.TRAFFIC, "SHOP//all/all/2025-05-01", version(5))));
        assertThat(warehouse.ask("select count(*) from {s}.fact_traffic")).isEqualTo("0");
        assertThat(warehouse
                        .load(List.of(traffic("all", 3)))
                        .of(0, Dataset.TRAFFIC)
                        .stale())
                .isEqualTo(1);
        assertThat(warehouse.ask("select count(*) from {s}.fact_traffic")).isEqualTo("0");
        warehouse.load(List.of(traffic("all", 7)));
        assertThat(warehouse.ask("select page_views from {s}.fact_traffic")).isEqualTo("7");
    }

    @Test
    void load_daysAndHours_areThoseOfTheMarket() {
        warehouse.load(List.of(change(1, order().lines(List.of(line("1"))).build())));
        assertThat(warehouse.ask("select order_date_key from {s}.fact_orders")).isEqualTo("20250502");
        assertThat(warehouse.ask("select order_hour from {s}.fact_orders")).isEqualTo("1");
    }

    @Test
    void load_productNamedByAnOrderOnly_isInferredUntilTheOrderDropsIt() {
        OrderLine line = OrderLine.builder("1").item(new ItemRef("p", "v")).build();
        warehouse.load(List.of(change(1, order().lines(List.of(line)).build())));
        String inferred = "select count(*) from {s}.dim_product where is_inferred and source_item_id = 'p'";
        assertThat(warehouse.ask(inferred)).isEqualTo("1");
        assertThat(warehouse.ask("select count(*) from {s}.fact_orders f join {s}.dim_product d using (product_key)"
                        + " where d.source_item_id = 'p'"))
                .isEqualTo("1");
        warehouse.load(List.of(change(2, order().lines(List.of(line("1"))).build())));
        assertThat(warehouse.ask(inferred)).isEqualTo("0");
    }

    private String amounts(String column) {
        return warehouse.ask("select string_agg(order_line_id || ':' || cast(" + column
                + " as varchar), ',' order by order_line_id) from {s}.fact_orders");
    }

    private static <T> Change<T> seenLater(Change<T> change) {
        Version version = new Version(
                change.version().source(), change.version().observed().plusSeconds(1_000_000));
        if (change.version().source().equals(change.version().observed())) {
            version = Version.observed(change.version().observed());
        }
        return new Change<>(change.dataset(), change.id(), change.market(), version, change.record(), change.raw());
    }

    private static Change<Order> numbered(String id, int total) {
        Order order =
                Order.builder(id, "PHP", ORDERED).total(php(total + ".00")).build();
        return Change.of(Dataset.ORDERS, id, version(1), order);
    }

    private static Change<LedgerEntry> fee(String id, String amount) {
        return Change.of(
                Dataset.FINANCE, id, version(1), entry("finance", LedgerEntry.Kind.COMMISSION, "o", "1", amount));
    }

    private static LedgerEntry entry(
            String book, LedgerEntry.Kind kind, String order, @Nullable String line, String amount) {
        return new LedgerEntry(book, null, kind, order, line, php(amount), 1, ORDERED, "fee");
    }

    private static Change<TrafficDay> traffic(String channel, int second) {
        LocalDate date = LocalDate.of(2025, 5, 1);
        TrafficDay day = TrafficDays.of(date, TrafficDay.Level.SHOP, null, channel, (long) second);
        return Change.of(Dataset.TRAFFIC, "SHOP//" + channel + "/all/" + date, version(second), day);
    }

    private static Change<Customer> customer(int second, String name, boolean masked) {
        Customer customer = new Customer("c", name, null, null, "PH", null, null, null, false, masked, null, null);
        return Change.of(Dataset.CUSTOMERS, "c", version(second), customer);
    }

    private static OrderBuilder order() {
        return Order.builder("o", "PHP", ORDERED).customer(Customer.ofId("c"));
    }

    private static OrderLine line(String id) {
        return OrderLine.builder(id).gross(php("10.00")).build();
    }

    private static Money php(String amount) {
        return Money.of(amount, "PHP");
    }

    private static Change<Order> change(int second, Order order) {
        return Change.of(Dataset.ORDERS, order.id(), version(second), order);
    }

    private static Version version(int second) {
        Instant source = ORDERED.plusSeconds(second);
        return new Version(source, source.plusSeconds(60));
    }
}
