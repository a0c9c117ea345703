package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several words on one record counts, where time alone does not tell. */
abstract class LoadVersionsContract extends LoadContract {
    private static final Instant START = Instant.parse("2025-05-01T17:30:00Z");
    private static final String TOTAL = "select total from {s}.wh_order where order_id = 'o'";
    private static final String TITLES =
            "select string_agg(title, ',' order by valid_from) from {s}.dim_product where source_item_id = 'p'";

    @Test
    void load_oneVersionThatSaysTwoThings_countsTheSameWhicheverComesFirst() {
        warehouse.load(List.of(order(1, "10.00"), order(1, "20.00")));
        String together = warehouse.ask(TOTAL);
        warehouse.load(List.of(order(2, "20.00"), order(2, "10.00")));

        assertThat(warehouse.ask(TOTAL)).isEqualTo(together);
        warehouse.load(List.of(order(3, "10.00")));
        warehouse.load(List.of(order(3, "20.00")));
        assertThat(warehouse.ask(TOTAL)).isEqualTo(together);
        warehouse.load(List.of(order(4, "20.00")));
        warehouse.load(List.of(order(4, "10.00")));
        assertThat(warehouse.ask(TOTAL)).isEqualTo(together);
    }

    @Test
    void load_olderVersionThatSaysTheSame_doesNotLetOneInBetweenWin() {
        warehouse.load(List.of(order(3, "10.00")));
        warehouse.load(List.of(order(1, "10.00")));

        Counts counts = warehouse.load(List.of(order(2, "20.00"))).of(0, Dataset.ORDERS);

        assertThat(counts).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
        assertThat(warehouse.ask(TOTAL)).startsWith("10.00");
    }

    @Test
    void load_productToldTwiceOfOneInstant_hasTheLaterWordAndNoOther() {
        warehouse.load(List.of(product("first", START, 60)));
        warehouse.load(List.of(product("second", START, 120)));

        assertThat(warehouse.ask(TITLES)).isEqualTo("second");
    }

    @Test
    void load_productThatTellsNoTimeOfItsOwn_isValidFromTheBeginning() {
        warehouse.load(List.of(product("dated", START, 60)));
        assertThat(yearOf("p")).isEqualTo("2025");
        warehouse.load(List.of(Change.of(Dataset.PRODUCTS, "q", Version.observed(START), product("q", "undated"))));

        assertThat(yearOf("q")).isEqualTo("1970");
    }

    /** Half a day later, since a session may show instants in a zone in which the year begins later. */
    private String yearOf(String item) {
        return warehouse.ask("select cast(extract(year from min(valid_from) + interval '12 hours') as integer)"
                + " from {s}.dim_product where source_item_id = '" + item + "'");
    }

    private static Change<Order> order(int second, String total) {
        Order order =
                Order.builder("o", "PHP", START).total(Money.of(total, "PHP")).build();
        Instant source = START.plusSeconds(second);
        return Change.of(Dataset.ORDERS, "o", new Version(source, source.plusSeconds(60)), order);
    }

    private static Change<Product> product(String title, Instant source, int later) {
        Version version = new Version(source, source.plus(Duration.ofSeconds(later)));
        return Change.of(Dataset.PRODUCTS, "p", version, product("p", title));
    }

    private static Product product(String id, String title) {
        return new Product(
                id, title, null, null, null, ProductStatus.ACTIVE, "active", null, null, List.of(), null, null);
    }
}
