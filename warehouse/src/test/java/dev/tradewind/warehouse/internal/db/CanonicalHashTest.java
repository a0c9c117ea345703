package dev.tradewind.warehouse.internal.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.warehouse.internal.schema.Content;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What equality of content does not see. A column must not slip in here unnoticed. */
class CanonicalHashTest {
    @Test
    void leftOut_always_areVersionKeysTracesAndOurTime() {
        assertThat(list(Content.NEVER)).isEqualTo("""
                dim_customer: customer_key, valid_to, observed_at, load_id
                dim_product: product_key, stock_at, valid_to, observed_at, load_id
                fact_activity: customer_key, product_key, observed_at, load_id, loaded_at
                fact_orders: customer_key, product_key, source_updated_at, observed_at, load_id, loaded_at
                fact_traffic: product_key, customer_key, observed_at, record_id, feed, load_id, loaded_at
                wh_customer_version: observed_at, load_id
                wh_item_stock: observed_at, load_id
                wh_ledger: observed_at, feed, load_id
                wh_order: observed_at, load_id
                wh_product_version: observed_at, load_id
                wh_reject: feed, attempts, first_seen, last_seen, resolved_at
                wh_stock: observed_at, record_id, load_id
                wh_tombstone: observed_at, load_id
                """);
    }

    @Test
    void leftOut_whereEqualToObservedAt_areTimesThatMayBeOurs() {
        assertThat(list(Content.UNLESS_OBSERVED)).isEqualTo("""
                dim_customer: valid_from, source_updated_at
                dim_product: valid_from, source_updated_at
                fact_activity: source_updated_at
                fact_traffic: source_updated_at
                wh_customer_version: source_updated_at
                wh_item_stock: source_updated_at
                wh_ledger: posted_at, source_updated_at
                wh_order: source_updated_at
                wh_product_version: source_updated_at
                wh_stock: source_updated_at
                wh_tombstone: source_updated_at
                """);
    }

    private static String list(Content how) {
        return CanonicalHash.leftOut(how).entrySet().stream()
                .filter(table -> !table.getValue().isEmpty())
                .map(table -> table.getKey() + ": " + String.join(", ", table.getValue()) + "\n")
                .collect(Collectors.joining());
    }
}
