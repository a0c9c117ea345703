package dev.tradewind.warehouse.internal.load;

import java.util.List;

/**
 * All rows of one version of an order.
 *
 * @param item the record that they come from
 * @param header for wh_order
 * @param lines for fact_orders
 * @param entries for wh_ledger, of the book {@value OrderMapper#BOOK}
 * @param events for fact_activity
 */
record OrderRows(LoadItem item, Row header, List<Row> lines, List<Row> entries, List<Row> events) {
    String id() {
        return header.text("order_id");
    }
}
