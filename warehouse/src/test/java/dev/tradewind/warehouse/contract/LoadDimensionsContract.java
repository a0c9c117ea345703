package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Activity;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.model.Variant;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadItem;
import dev.tradewind.warehouse.internal.load.Replacement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What buyers and items owe to what was told of them before. */
abstract class LoadDimensionsContract extends LoadContract {
    private static final Instant START = Instant.parse("2025-05-01T17:30:00Z");
    private static final String ADDRESS =
            "select concat_ws('/', country, region, city, postal_prefix) from {s}.dim_customer where customer_id = 'c'"
                    + " and is_current";
    private static final String VARIANTS =
            "select string_agg(source_variant_id || ':' || status, ',' order by source_variant_id) from {s}.dim_product"
                    + " where source_item_id = 'p' and is_current";
    private static final String INFERRED =
            "select count(*) from {s}.dim_product where is_inferred and source_item_id = 'p'";
    private static final String TRAFFIC_TITLE =
            "select d.title from {s}.fact_traffic f join {s}.dim_product d using (product_key)";

    @Test
    void load_maskedCityAfterTheCityOfAMaskedBuyer_keepsTheCity() {
        warehouse.load(List.of(masked(1, "NCR", "Manila", "100")));
        Counts counts = LoadHarness.total(warehouse.load(List.of(masked(2, null, null, null))));
        assertThat(warehouse.ask(ADDRESS)).isEqualTo("PH/NCR/Manila/100");
        assertThat(warehouse.ask("select count(*) from {s}.dim_customer where customer_id = 'c'"))
                .isEqualTo("1");
        assertThat(counts.written()).isZero();
        warehouse.load(List.of(masked(3, "NCR", null, "100")));
        assertThat(warehouse.ask(ADDRESS)).isEqualTo("PH/NCR/Manila/100");
    }

    @Test
    void load_addressOfAMaskedBuyerByParts_isPutTogether() {
        warehouse.load(List.of(masked(2, "NCR", null, "100"), masked(1, null, "Manila", null)));
        assertThat(warehouse.ask(ADDRESS)).isEqualTo("PH/NCR/Manila/100");
    }

    @Test
    void load_otherAddressOfAMaskedBuyer_takesNothingFromTheOneBefore() {
        warehouse.load(List.of(masked(1, "NCR", "Manila", "100")));
        warehouse.load(List.of(masked(2, "NCR", "Pasig", null)));
        assertThat(warehouse.ask(ADDRESS)).isEqualTo("PH/NCR/Pasig");
    }

    @Test
    void load_productWithoutVariants_hasOneWithAnEmptyId() {
        Counts counts = LoadHarness.total(warehouse.load(List.of(product(1))));
        assertThat(counts.written()).isEqualTo(1);
        assertThat(warehouse.ask(VARIANTS)).isEqualTo(":ACTIVE");
        assertThat(LoadHarness.total(warehouse.load(List.of(product(1)))).unchanged())
                .isEqualTo(1);
    }

    @Test
    void load_productThatLosesAllItsVariants_hasNoneThatCanBeBought() {
        warehouse.load(List.of(product(1, "a", "b")));
        Counts counts = LoadHarness.total(warehouse.load(List.of(product(2))));
        assertThat(counts.written()).isEqualTo(1);
        assertThat(warehouse.ask(VARIANTS)).isEqualTo(":ACTIVE,a:DELETED,b:DELETED");
        warehouse.load(List.of(product(3, "b")));
        assertThat(warehouse.ask(VARIANTS)).isEqualTo(":ACTIVE,a:DELETED,b:ACTIVE");
    }

    @Test
    void load_olderProductAfterOneWithoutItsVariants_isStaleAndBringsItsHistory() {
        warehouse.load(List.of(product(2)));
        Counts counts = LoadHarness.total(warehouse.load(List.of(product(1, "a"))));
        assertThat(counts).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
        assertThat(warehouse.ask(VARIANTS)).isEqualTo(":ACTIVE,a:DELETED");
        assertThat(warehouse.ask("select count(*) from {s}.dim_product where source_variant_id = 'a'"))
                .isEqualTo("2");
    }

    @Test
    void load_variantThatTrafficNamed_isThereAsLongAsItsTraffic() {
        warehouse.load(List.of(traffic(1)));
        assertThat(warehouse.ask(INFERRED)).isEqualTo("1");
        warehouse.load(List.of(Change.gone(Dataset.TRAFFIC, "t", version(2))));
        assertThat(warehouse.ask(INFERRED)).isEqualTo("0");
        warehouse.load(List.of(traffic(1)));
        assertThat(warehouse.ask(INFERRED)).isEqualTo("0");
    }

    @Test
    void load_eventThatNamesOthersThanBefore_leavesNobodyBehind() {
        warehouse.load(List.of(event(1, "c1", new ItemRef("p1", "v"))));
        warehouse.load(List.of(event(2, "c2", new ItemRef("p2", "v"))));
        warehouse.load(List.of(event(1, "c1", new ItemRef("p1", "v"))));
        assertThat(warehouse.ask("select string_agg(source_item_id, ',') from {s}.dim_product where is_inferred"
                        + " and product_key > 0"))
                .isEqualTo("p2");
        assertThat(warehouse.ask("select string_agg(customer_id, ',') from {s}.dim_customer where is_inferred"
                        + " and customer_key > 0"))
                .isEqualTo("c2");
    }

    @Test
    void replacement_trafficThatTheDayDoesNotHoldAnyMore_takesTheVariantThatOnlyItNamed() {
        LoadBatch batch = new LoadBatch(
                LoadHarness.SHOP_KEY,
                LoadHarness.SHOP,
                List.of(new LoadItem(4, traffic(1))),
                50,
                START,
                Map.of(4, "traffic"));
        warehouse.load(batch);
        Scope.Days days = new Scope.Days(LocalDate.of(2025, 5, 1), LocalDate.of(2025, 5, 2), ZoneId.of("Asia/Manila"));
        warehouse.database().run(tx -> Replacement.traffic(tx, batch, "traffic", days, "select 'other' as record_id"));
        assertThat(warehouse.ask(INFERRED)).isEqualTo("0");
    }

    @Test
    void load_trafficOfAnItem_meetsItsTitleWhicheverComesFirst() {
        warehouse.load(List.of(product(1, "a", "b")));
        warehouse.load(List.of(traffic(1, ItemRef.of("p"))));
        assertThat(warehouse.ask(TRAFFIC_TITLE)).isEqualTo("title");
        warehouse.load(List.of(traffic(1, ItemRef.of("late"))));
        assertThat(warehouse.ask("select count(*) from {s}.dim_product where is_inferred and product_key > 0"))
                .isEqualTo("1");
    }

    @Test
    void load_productAfterTheTrafficOfItsItem_fillsIn() {
        warehouse.load(List.of(traffic(1, ItemRef.of("p")), event(1, "c", ItemRef.of("p"))));
        assertThat(warehouse.ask(INFERRED)).isEqualTo("1");
        warehouse.load(List.of(product(1, "a", "b")));
        assertThat(warehouse.ask(TRAFFIC_TITLE)).isEqualTo("title");
        assertThat(warehouse.ask("select title from {s}.fact_activity f join {s}.dim_product d using (product_key)"))
                .isEqualTo("title");
        assertThat(warehouse.ask(INFERRED)).isEqualTo("0");
    }

    @Test
    void load_productWithVariants_hasARowOfTheItemThatIsNoVariant() {
        warehouse.load(List.of(product(1, "a", "b")));
        assertThat(warehouse.ask(VARIANTS)).isEqualTo(":ACTIVE,a:ACTIVE,b:ACTIVE");
        assertThat(warehouse.ask("select count(*) from {s}.dim_product where source_item_id = 'p' and not is_item"))
                .isEqualTo("2");
        warehouse.load(List.of(product(2)));
        assertThat(warehouse.ask("select count(*) from {s}.dim_product where source_item_id = 'p' and is_item"))
                .isEqualTo("0");
        warehouse.load(List.of(product(3, "")));
        assertThat(warehouse.ask("select count(*) from {s}.dim_product where source_item_id = 'p' and is_item"))
                .isEqualTo("0");
    }

    private static Change<TrafficDay> traffic(int second) {
        return traffic(second, new ItemRef("p", "v"));
    }

    private static Change<TrafficDay> traffic(int second, ItemRef item) {
        TrafficDay day = TrafficDays.of(LocalDate.of(2025, 5, 1), TrafficDay.Level.PRODUCT, item, "all", 1L);
        return Change.of(
                Dataset.TRAFFIC, item.variantId().isEmpty() ? "t-" + item.itemId() : "t", version(second), day);
    }

    private static Change<Activity> event(int second, String buyer, ItemRef item) {
        Activity event = new Activity("e", "REVIEW", START, buyer, null, null, item, null, null, null, null, null);
        return Change.of(Dataset.ACTIVITY, "e", version(second), event);
    }

    private static Change<Customer> masked(int second, String region, String city, String postal) {
        Customer customer = new Customer("c", "M***", null, null, "PH", region, city, postal, false, true, null, null);
        return Change.of(Dataset.CUSTOMERS, "c", version(second), customer);
    }

    private static Change<Product> product(int second, String... variants) {
        List<Variant> all = Stream.of(variants)
                .map(id -> new Variant(id, id, null, null, null, null, null, null, false, List.of()))
                .toList();
        Product product = new Product(
                "p", "title", null, null, null, ProductStatus.ACTIVE, "active", null, null, all, null, null);
        return Change.of(Dataset.PRODUCTS, "p", version(second), product);
    }

    private static Version version(int second) {
        Instant source = START.plusSeconds(second);
        return new Version(source, source.plusSeconds(60));
    }
}
