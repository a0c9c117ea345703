package dev.tradewind.warehouse.internal.load;

import static dev.tradewind.warehouse.internal.schema.Columns.flag;
import static dev.tradewind.warehouse.internal.schema.Columns.int4;
import static dev.tradewind.warehouse.internal.schema.Columns.int8;
import static dev.tradewind.warehouse.internal.schema.Columns.text;

import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.Columns;
import dev.tradewind.warehouse.internal.schema.Controls;
import dev.tradewind.warehouse.internal.schema.Dimensions;
import dev.tradewind.warehouse.internal.schema.Facts;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.util.List;
import java.util.stream.Stream;

/** The staging tables of a load. */
final class Stagings {
    /** Orders of the batch, newest version of each. */
    static final TableDef S_ORDER = like("s_order", Controls.WH_ORDER);
    /** Their lines. */
    static final TableDef S_LINE = like("s_line", Facts.FACT_ORDERS);
    /** Bookings that the orders tell of. */
    static final TableDef S_ENTRY = like("s_entry", Controls.WH_LEDGER);
    /** Events that the orders tell of. */
    static final TableDef S_EVENT = like("s_event", Facts.FACT_ACTIVITY);
    /** Orders that replace what is there. */
    static final TableDef S_WINNER = TableDef.staging(
            "s_winner",
            List.of(
                    text("order_id", ""),
                    flag("is_known", "There is an older version of it"),
                    flag("is_deleted", "A newer word says that it is gone")));
    /** Orders whose refunds and fees have to be added up again. */
    static final TableDef S_TOUCHED = TableDef.staging("s_touched", List.of(text("order_id", "")));
    /** The sums, by line. */
    static final TableDef S_AMOUNT = TableDef.staging(
            "s_amount",
            Facts.FACT_ORDERS.columns(
                    "order_id",
                    "order_line_id",
                    "refund_amount",
                    "commission_amount",
                    "payment_fee_amount",
                    "shipping_fee_amount",
                    "quantity_refunded"));
    /** Records that are gone. */
    static final TableDef S_GONE = like("s_gone", Controls.WH_TOMBSTONE);
    /** Variants that the batch names. */
    static final TableDef S_PRODUCT_REF = like("s_product_ref", Dimensions.DIM_PRODUCT);
    /** Buyers that the batch names. */
    static final TableDef S_CUSTOMER_REF = like("s_customer_ref", Dimensions.DIM_CUSTOMER);
    /** Items whose history has to be written again. */
    static final TableDef S_ITEM = TableDef.staging("s_item", List.of(text("source_item_id", "")));

    static final TableDef S_PRODUCT_VERSION = like("s_product_version", Controls.WH_PRODUCT_VERSION);
    static final TableDef S_CUSTOMER_VERSION = like("s_customer_version", Controls.WH_CUSTOMER_VERSION);
    static final TableDef S_PRODUCT = like("s_product", Dimensions.DIM_PRODUCT);
    static final TableDef S_CUSTOMER = like("s_customer", Dimensions.DIM_CUSTOMER);
    /** Keys of any kind. */
    static final TableDef S_KEY = TableDef.staging("s_key", List.of(int8("key", "")));
    /** Natural keys. */
    static final TableDef S_NATURAL = TableDef.staging(
            "s_natural", List.of(int8("key", ""), text("dimension", ""), text("first", ""), text("second", "")));

    static final TableDef S_COLLISION = like("s_collision", Controls.WH_KEY_COLLISION);
    static final TableDef S_STOCK = guarded("s_stock", Controls.WH_STOCK);
    /** Items whose products list their stock. */
    static final TableDef S_ITEM_STOCK = like("s_item_stock", Controls.WH_ITEM_STOCK);

    static final TableDef S_TRAFFIC = guarded("s_traffic", Facts.FACT_TRAFFIC);
    static final TableDef S_ACTIVITY = guarded("s_activity", Facts.FACT_ACTIVITY);
    /** Events that bookings tell of. */
    static final TableDef S_BOOKING = guarded("s_booking", Facts.FACT_ACTIVITY);

    static final TableDef S_LEDGER = guarded("s_ledger", Controls.WH_LEDGER);

    private Stagings() {}

    static List<TableDef> all() {
        return List.of(
                S_ORDER,
                S_LINE,
                S_ENTRY,
                S_EVENT,
                S_WINNER,
                S_TOUCHED,
                S_AMOUNT,
                S_GONE,
                S_PRODUCT_REF,
                S_CUSTOMER_REF,
                S_ITEM,
                S_PRODUCT_VERSION,
                S_CUSTOMER_VERSION,
                S_PRODUCT,
                S_CUSTOMER,
                S_KEY,
                S_NATURAL,
                S_COLLISION,
                S_STOCK,
                S_ITEM_STOCK,
                S_TRAFFIC,
                S_ACTIVITY,
                S_BOOKING,
                S_LEDGER);
    }

    private static TableDef like(String name, TableDef target) {
        return TableDef.staging(name, target.columns());
    }

    /** With the record's id, by which it may be gone, and its place in the batch. */
    private static TableDef guarded(String name, TableDef target) {
        Stream<ColumnDef> own =
                target.columns().stream().filter(column -> !column.name().equals("record_id"));
        Stream<ColumnDef> more = Stream.of(Columns.recordId(), int4("item", ""));
        return TableDef.staging(name, Stream.concat(own, more).toList());
    }
}
