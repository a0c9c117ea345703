package dev.tradewind.warehouse.internal.sync;

import java.util.Locale;
import java.util.Map;

/** Which records of a shop the warehouse holds as living: the ids that a sweep has to meet. */
final class KnownRecords {
    private static final String ALIVE = " and not exists (select 1 from {wh_tombstone} t where t.shop_key = d.shop_key"
            + " and t.dataset = '%s' and t.record_id = %s and t.source_updated_at >= d.source_updated_at)";

    private static final Map<String, String> QUERIES = Map.of(
            "orders",
            query("orders", "d.order_id", "{wh_order} d", ""),
            "products",
            query("products", "d.source_item_id", "{dim_product} d", " and d.is_current and not d.is_inferred"),
            "customers",
            query("customers", "d.customer_id", "{dim_customer} d", " and d.is_current and not d.is_inferred"),
            "inventory",
            query("inventory", "d.record_id", "{wh_stock} d", " and not d.is_deleted"));

    private KnownRecords() {}

    /** Whether records of a dataset can be swept. */
    static boolean are(String dataset) {
        return QUERIES.containsKey(dataset);
    }

    /** A query with columns record_id and known_at, to which the shop's key is bound. */
    static String of(String dataset) {
        String query = QUERIES.get(dataset);
        if (query == null) {
            throw new IllegalArgumentException("a sweep of " + dataset + " is not known; only of " + QUERIES.keySet());
        }
        return query;
    }

    /** The condition that no word is newer by which the record is gone; the record's table is {@code d}. */
    static String alive(String dataset, String id) {
        return String.format(Locale.ROOT, ALIVE, dataset, id);
    }

    private static String query(String dataset, String id, String table, String living) {
        return "select " + id + " as record_id, min(d.observed_at) as known_at from " + table + " where d.shop_key = ?"
                + living + alive(dataset, id) + " group by " + id;
    }
}
