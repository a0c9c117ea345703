package dev.tradewind.warehouse.internal.schema;

import java.util.List;
import java.util.stream.Stream;

/** All tables of the warehouse, in the order of the DDL. */
public final class Tables {
    private static final List<TableDef> STAR = List.of(
            Dimensions.DIM_PLATFORM,
            Dimensions.DIM_TIME,
            Dimensions.DIM_CUSTOMER,
            Dimensions.DIM_PRODUCT,
            Facts.FACT_ORDERS,
            Facts.FACT_TRAFFIC,
            Facts.FACT_ACTIVITY);

    private static final List<TableDef> CONTROLS = List.of(
            Controls.WH_SCHEMA_VERSION,
            Controls.WH_SHOP,
            Controls.WH_ORDER,
            Controls.WH_LEDGER,
            Controls.WH_STOCK,
            Controls.WH_ITEM_STOCK,
            Controls.WH_TOMBSTONE,
            Controls.WH_PRODUCT_VERSION,
            Controls.WH_CUSTOMER_VERSION,
            Controls.WH_KEY_COLLISION,
            Controls.WH_REJECT,
            Controls.WH_RAW,
            Controls.SHOP_COVERAGE);

    private Tables() {}

    /** The seven tables of the star schema. */
    public static List<TableDef> star() {
        return STAR;
    }

    /** The tables from which the star is derived and guarded. */
    public static List<TableDef> controls() {
        return CONTROLS;
    }

    /** The tables of the sync engine. */
    public static List<TableDef> sync() {
        return SyncTables.all();
    }

    /** All of them. */
    public static List<TableDef> all() {
        return Stream.of(star(), controls(), sync()).flatMap(List::stream).toList();
    }

    /** The table of this name. */
    public static TableDef named(String name) {
        return all().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
    }
}
