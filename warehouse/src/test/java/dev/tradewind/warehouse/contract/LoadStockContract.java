package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.model.Variant;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Version;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stock that products list, and that newer products list no more. */
abstract class LoadStockContract extends LoadContract {
    private static final Instant START = Instant.parse("2025-05-01T17:30:00Z");
    private static final String LIVING =
            "select string_agg(d.source_variant_id || '/' || k.location || '=' || k.quantity, ' '"
                    + " order by d.source_variant_id, k.location) from {s}.wh_stock k join {s}.dim_product d"
                    + " on d.product_durable_key = k.product_durable_key and d.is_current where not k.is_deleted";
    private static final String ON_HAND = "select string_agg(source_variant_id || '=' || coalesce(cast(stock_on_hand as"
            + " varchar), '-'), ' ' order by source_variant_id) from {s}.dim_product"
            + " where source_variant_id <> '' and is_current";

    @Test
    void load_newerProductWithoutALevel_endsItAndSumsAnew() {
        warehouse.load(List.of(before()));
        assertThat(warehouse.ask(ON_HAND)).isEqualTo("v1=50 v2=16");

        warehouse.load(List.of(after()));

        assertThat(warehouse.ask(LIVING)).isEqualTo("v2/a=7");
        assertThat(warehouse.ask(ON_HAND)).isEqualTo("v1=- v2=7");
        assertThat(warehouse.ask("select count(*) from {s}.wh_stock where is_deleted"))
                .isEqualTo("2");
    }

    @Test
    void load_olderProductThatComesLate_bringsNoLevelBack() {
        warehouse.load(List.of(after()));

        warehouse.load(List.of(before()));

        assertThat(warehouse.ask(LIVING)).isEqualTo("v2/a=7");
        assertThat(warehouse.ask(ON_HAND)).isEqualTo("v1=- v2=7");
    }

    @Test
    void load_bothProductsAtOnce_leavesTheNewerOnesLevels() {
        warehouse.load(List.of(after(), before()));

        assertThat(warehouse.ask(LIVING)).isEqualTo("v2/a=7");
    }

    @Test
    void load_anyOrder_leavesTheSameWarehouse() {
        List<Change<?>> told = List.of(before(), level(2, "v1", "own", 4), after(), level(4, "v3", "own", 5));
        told.forEach(change -> warehouse.load(List.of(change)));
        var forward = warehouse.hash();
        warehouse.close();
        warehouse = new LoadHarness(place());

        List.of(3, 2, 1, 0).forEach(at -> warehouse.load(List.of(told.get(at))));

        assertThat(warehouse.hash()).isEqualTo(forward);
        assertThat(warehouse.ask(LIVING)).isEqualTo("v2/a=7 v3/own=5");
    }

    @Test
    void load_newerProductWithoutTheVariant_endsItsLevels() {
        warehouse.load(List.of(before()));

        warehouse.load(List.of(product(3, variant("v1", "a=2"))));

        assertThat(warehouse.ask(LIVING)).isEqualTo("v1/a=2");
    }

    @Test
    void load_productThatListsTheLevelAgain_revivesIt() {
        warehouse.load(List.of(before()));
        warehouse.load(List.of(after()));

        warehouse.load(List.of(product(5, variant("v1", "a=50"), variant("v2", "a=7", "b=9"))));

        assertThat(warehouse.ask(ON_HAND)).isEqualTo("v1=50 v2=16");
    }

    @Test
    void load_productThatListsNoStockAtAll_leavesWhatIsToldElsewhere() {
        warehouse.load(List.of(level(1, "v1", "main", 11)));

        warehouse.load(List.of(product(3, variant("v1"), variant("v2"))));

        assertThat(warehouse.ask(LIVING)).isEqualTo("v1/main=11");
        assertThat(warehouse.ask(ON_HAND)).isEqualTo("v1=11 v2=-");
    }

    @Test
    void load_deletedProduct_endsItsLevelsWhateverItListsAndWheneverItComes() {
        Change<Product> deleted = product(3, ProductStatus.DELETED, variant("v1", "a=50"), variant("v2"));
        warehouse.load(List.of(before()));
        warehouse.load(List.of(deleted));

        assertThat(warehouse.ask("select count(*) from {s}.wh_stock where not is_deleted"))
                .isEqualTo("0");
        assertThat(warehouse.ask(ON_HAND)).isEqualTo("v1=- v2=-");
        warehouse.load(List.of(product(2, variant("v1", "a=40"))));
        assertThat(warehouse.ask(ON_HAND)).isEqualTo("v1=- v2=-");
    }

    @Test
    void load_levelThatIsNewerThanTheList_stays() {
        warehouse.load(List.of(level(4, "v1", "main", 11)));

        warehouse.load(List.of(after()));

        assertThat(warehouse.ask(LIVING)).isEqualTo("v1/main=11 v2/a=7");
    }

    @Test
    void load_levelOfAnotherItem_isUntouched() {
        StockLevel other = new StockLevel(new ItemRef("q", "v9"), null, "a", 3, 0);
        warehouse.load(List.of(before(), Change.of(Dataset.INVENTORY, "q/v9/a", version(1), other)));

        warehouse.load(List.of(after()));

        assertThat(warehouse.ask(LIVING)).isEqualTo("v2/a=7 v9/a=3");
    }

    private static Change<Product> before() {
        return product(1, variant("v1", "a=50"), variant("v2", "a=7", "b=9"));
    }

    private static Change<Product> after() {
        return product(3, variant("v1"), variant("v2", "a=7"));
    }

    private static Change<Product> product(int second, Variant... variants) {
        return product(second, ProductStatus.ACTIVE, variants);
    }

    private static Change<Product> product(int second, ProductStatus status, Variant... variants) {
        Product product = new Product(
                "p",
                "Shirt",
                null,
                null,
                null,
                status,
                "a word",
                null,
                null,
                List.of(variants),
                null,
                version(second).source());
        return Change.of(Dataset.PRODUCTS, "p", version(second), product);
    }

    private static Variant variant(String id, String... levels) {
        List<StockLevel> stock = Stream.of(levels)
                .map(level -> level.split("="))
                .map(level -> new StockLevel(new ItemRef("p", id), null, level[0], Long.parseLong(level[1]), 0))
                .toList();
        return new Variant(id, null, null, null, null, null, null, null, false, stock);
    }

    private static Change<StockLevel> level(int second, String variant, String location, long quantity) {
        StockLevel level = new StockLevel(new ItemRef("p", variant), null, location, quantity, 0);
        return Change.of(Dataset.INVENTORY, "p/" + variant + "/" + location, version(second), level);
    }

    private static Version version(int second) {
        Instant source = START.plusSeconds(second);
        return new Version(source, source.plusSeconds(60));
    }
}
