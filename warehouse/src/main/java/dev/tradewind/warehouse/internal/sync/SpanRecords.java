package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import java.util.Map;
import java.util.Optional;

/**
 * Which living records of a shop belong to a stretch of time: orders by when they were placed, bookings and events by when they
 * happened, products and buyers by their last change, since they have no time of their own. Rows of feeds that replace their
 * days, of files, and what is derived from orders is not among them: these have another owner.
 */
final class SpanRecords {
    private static final String OF_A_FEED = " and d.feed = ''";
    private static final String LIVING = " and not d.is_deleted";

    /** Columns record_id and kind, empty where there are none; bound are the shop's key and the two ends. */
    private static final Map<Dataset<?>, String> QUERIES = Map.of(
            // Every order has one such event, also one without a line.
            Dataset.ORDERS,
            query(
                    "d.order_id",
                    "''",
                    "{fact_activity} d",
                    "d.occurred_at",
                    " and d.activity_type = 'ORDER_PLACED' and d.source_event_id like 'order/%'" + LIVING),
            Dataset.FINANCE,
            query(
                    "d.entry_id",
                    "d.source",
                    "{wh_ledger} d",
                    "d.posted_at",
                    OF_A_FEED + " and d.source <> 'order'" + LIVING),
            Dataset.ACTIVITY,
            query(
                    "d.source_event_id",
                    "d.activity_type",
                    "{fact_activity} d",
                    "d.occurred_at",
                    " and d.source_event_id not like 'order/%' and d.source_event_id not like 'ledger/%'" + LIVING),
            Dataset.PRODUCTS,
            living(Dataset.PRODUCTS, "d.source_item_id", "{dim_product} d"),
            Dataset.CUSTOMERS,
            living(Dataset.CUSTOMERS, "d.customer_id", "{dim_customer} d"));

    private SpanRecords() {}

    /** The query; empty for a dataset of which that cannot be told. */
    static Optional<String> of(Dataset<?> dataset) {
        return Optional.ofNullable(QUERIES.get(dataset));
    }

    /** The same of records that are marked as gone; empty where the tables mark none. */
    static Optional<String> gone(Dataset<?> dataset) {
        return of(dataset)
                .filter(query -> query.endsWith(LIVING))
                .map(query -> query.replace(LIVING, " and d.is_deleted"));
    }

    private static String living(Dataset<?> dataset, String id, String table) {
        return query(
                id,
                "''",
                table,
                "d.source_updated_at",
                " and d.is_current and not d.is_inferred" + KnownRecords.alive(dataset.name(), id));
    }

    private static String query(String id, String kind, String table, String time, String which) {
        return "select distinct " + id + " as record_id, " + kind + " as kind from " + table
                + " where d.shop_key = ? and " + time + " >= ? and " + time + " < ?" + which;
    }
}
