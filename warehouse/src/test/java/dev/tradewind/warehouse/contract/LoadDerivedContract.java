package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Activity;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadItem;
import dev.tradewind.warehouse.internal.load.LoadReject;
import dev.tradewind.warehouse.internal.load.Loader;
import dev.tradewind.warehouse.internal.load.Poison;
import dev.tradewind.warehouse.internal.load.Replacement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What several records say together: sums, amounts in another currency, and events that turn into others. */
abstract class LoadDerivedContract extends LoadContract {
    private static final Instant ORDERED = Instant.parse("2025-05-01T17:30:00Z");
    private static final String MUCH = "600000000000000.00";
    private static final String COMMISSION = "select commission_amount from {s}.fact_orders";
    private static final String LIVE = "select string_agg(activity_type || ' ' || amount, ',' order by activity_type)"
            + " from {s}.fact_activity where source_event_id = 'reversal/1' and not is_deleted";
    private static final String BASE = "select string_agg(order_line_id || ':' || coalesce(cast(net_amount_base as"
            + " varchar), '-'), ',' order by order_line_id) from {s}.fact_orders";

    @Test
    void load_bookingsWhoseSumNoColumnHolds_areKeptWithoutTheirSum() {
        warehouse.load(List.of(order(1, "10.00")));
        Counts counts = LoadHarness.total(warehouse.load(List.of(fee("e1", MUCH), fee("e2", MUCH))));
        assertThat(counts.written()).isEqualTo(2);
        assertThat(warehouse.ask("select count(*) from {s}.wh_ledger")).isEqualTo("2");
        assertThat(warehouse.ask(COMMISSION)).isEqualTo("null");
        warehouse.load(List.of(Change.gone(Dataset.FINANCE, "e2", version(3))));
        assertThat(warehouse.ask(COMMISSION)).isEqualTo("600000000000000.0000");
    }

    @Test
    void load_orderAfterBookingsWhoseSumNoColumnHolds_isThere() {
        warehouse.load(List.of(fee("e1", MUCH), fee("e2", MUCH)));
        warehouse.load(List.of(order(1, "10.00")));
        assertThat(warehouse.ask(COMMISSION)).isEqualTo("null");
        assertThat(warehouse.ask("select refund_amount from {s}.fact_orders")).isEqualTo("0.0000");
    }

    @Test
    void replacement_ofTheBookingThatKeptASumSmall_leavesTheOthers() {
        List<LoadItem> items = Stream.of(fee("e1", MUCH), fee("e2", "-" + MUCH), fee("e3", MUCH))
                .map(fee -> new LoadItem(4, fee))
                .toList();
        LoadBatch batch =
                new LoadBatch(LoadHarness.SHOP_KEY, LoadHarness.SHOP, items, 50, ORDERED, Map.of(4, "finance"));
        warehouse.load(List.of(order(1, "10.00")));
        warehouse.load(batch);
        assertThat(warehouse.ask(COMMISSION)).isEqualTo("600000000000000.0000");
        Scope.Days days = new Scope.Days(LocalDate.of(2025, 5, 2), LocalDate.of(2025, 5, 3), ZoneId.of("Asia/Manila"));
        String seen = "select 'e1' as record_id union all select 'e3'";
        warehouse.database().run(tx -> Replacement.bookings(tx, batch.with(List.of()), "finance", days, seen));
        assertThat(warehouse.ask(COMMISSION)).isEqualTo("null");
        assertThat(warehouse.ask("select count(*) from {s}.wh_ledger where not is_deleted"))
                .isEqualTo("2");
    }

    @Test
    void load_stockWhoseSumNoColumnHolds_isKeptWithoutItsSum() {
        warehouse.load(List.of(stock("manila", Long.MAX_VALUE), stock("cebu", 1)));
        assertThat(warehouse.ask("select count(*) from {s}.wh_stock")).isEqualTo("2");
        assertThat(warehouse.ask("select stock_on_hand from {s}.dim_product where source_item_id = 'p'"))
                .isEqualTo("null");
    }

    @Test
    void poison_recordsThatTheDatabaseRefusesOnlyTogether_costsTheLastOfThem() {
        warehouse.execute("create unique index one_total on {s}.wh_order (total)");
        List<Change<?>> changes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            changes.add(totalled("o" + i, i == 9 ? 2 : i == 11 ? 5 : i));
        }
        LoadBatch batch = warehouse.batch(changes);
        List<LoadReject> found = new Poison(warehouse.database(), new Loader()).find(batch);
        assertThat(found).extracting(reject -> reject.rejected().id()).containsExactly("o9", "o11");
        assertThat(found.get(0).rejected().reason()).contains("after those that came with it");
        assertThat(LoadHarness.total(warehouse.load(Poison.without(batch, found)))
                        .written())
                .isEqualTo(10);
    }

    @Test
    void load_eventThatTurnsIntoAnother_standsOnceAsTheNewest() {
        warehouse.load(List.of(event(1, "RETURN_OPENED", "50.00")));
        Counts counts = LoadHarness.total(warehouse.load(List.of(event(2, "REFUND_OPENED", "25.00"))));
        assertThat(warehouse.ask(LIVE)).isEqualTo("REFUND_OPENED 25.0000");
        assertThat(counts.written()).isEqualTo(1);
    }

    @Test
    void load_olderEventOfAnotherType_isStale() {
        warehouse.load(List.of(event(2, "REFUND_OPENED", "25.00")));
        Counts counts = LoadHarness.total(warehouse.load(List.of(event(1, "RETURN_OPENED", "50.00"))));
        assertThat(warehouse.ask(LIVE)).isEqualTo("REFUND_OPENED 25.0000");
        assertThat(counts.stale()).isEqualTo(1);
    }

    @Test
    void load_eventAndWhatItTurnedIntoAtOnce_standsOnceAsTheNewest() {
        Counts counts = LoadHarness.total(
                warehouse.load(List.of(event(2, "REFUND_OPENED", "25.00"), event(1, "RETURN_OPENED", "50.00"))));
        assertThat(warehouse.ask(LIVE)).isEqualTo("REFUND_OPENED 25.0000");
        assertThat(counts.folded()).isEqualTo(1);
        assertThat(counts.written()).isEqualTo(1);
    }

    @Test
    void load_eventsOfOneIdThatAreTwoRecords_standBoth() {
        warehouse.load(List.of(Change.of(
                Dataset.ACTIVITY, "REFUND_OPENED/reversal/1", version(1), activity("REFUND_OPENED", "25.00"))));
        warehouse.load(List.of(Change.of(
                Dataset.ACTIVITY, "RETURN_OPENED/reversal/1", version(2), activity("RETURN_OPENED", "50.00"))));
        assertThat(warehouse.ask(LIVE)).isEqualTo("REFUND_OPENED 25.0000,RETURN_OPENED 50.0000");
    }

    @Test
    void load_editOfALineWithARate_workedOutAnew() {
        warehouse.load(List.of(order(1, "100.00")));
        warehouse.execute("update {s}.fact_orders set base_currency = 'USD', fx_rate = 0.02, fx_date_key = 20250502,"
                + " net_amount_base = 2");
        warehouse.load(List.of(order(2, "40.00", "7.00")));
        assertThat(warehouse.ask(BASE)).isEqualTo("1:0.8000,2:-");
        assertThat(warehouse.ask("select base_currency from {s}.fact_orders where order_line_id = '1'"))
                .isEqualTo("USD");
    }

    @Test
    void load_editWithARateThatMakesMoreThanAColumnHolds_isWithoutIt() {
        warehouse.load(List.of(order(1, "100.00")));
        warehouse.execute("update {s}.fact_orders set fx_rate = 25000, net_amount_base = 2500000");
        warehouse.load(List.of(order(2, MUCH)));
        assertThat(warehouse.ask(BASE)).isEqualTo("1:-");
    }

    private static Change<Order> order(int second, String... amounts) {
        List<OrderLine> lines = new ArrayList<>();
        for (String amount : amounts) {
            lines.add(OrderLine.builder(Integer.toString(lines.size() + 1))
                    .gross(php(amount))
                    .build());
        }
        return Change.of(
                Dataset.ORDERS,
                "o",
                version(second),
                Order.builder("o", "PHP", ORDERED).lines(lines).build());
    }

    private static Change<Order> totalled(String id, int total) {
        Order order =
                Order.builder(id, "PHP", ORDERED).total(php(total + ".00")).build();
        return Change.of(Dataset.ORDERS, id, version(1), order);
    }

    private static Change<LedgerEntry> fee(String id, String amount) {
        LedgerEntry entry = new LedgerEntry(
                "finance", null, LedgerEntry.Kind.COMMISSION, "o", "1", php(amount), null, ORDERED, "fee");
        return Change.of(Dataset.FINANCE, id, version(2), entry);
    }

    private static Change<StockLevel> stock(String location, long quantity) {
        StockLevel level = new StockLevel(new ItemRef("p", "v"), null, location, quantity, 0);
        return Change.of(Dataset.INVENTORY, "p/v/" + location, version(1), level);
    }

    private static Change<Activity> event(int second, String type, String amount) {
        return Change.of(Dataset.ACTIVITY, "reversal/1", version(second), activity(type, amount));
    }

    private static Activity activity(String type, String amount) {
        return new Activity(
                "reversal/1", type, ORDERED, null, "o", "1", null, null, php(amount), null, "REQUESTED", "BUYER");
    }

    private static Money php(String amount) {
        return Money.of(amount, "PHP");
    }

    private static Version version(int second) {
        Instant source = ORDERED.plusSeconds(second);
        return new Version(source, source.plusSeconds(60));
    }
}
