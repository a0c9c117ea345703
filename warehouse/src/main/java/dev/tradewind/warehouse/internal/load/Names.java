package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.ItemRef;
import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.Dimensions;
import java.util.List;

/** What a name must be for a dimension to hold it. Facts name buyers and variants, so a fact's record is checked for it, too. */
final class Names {
    private static final ColumnDef CUSTOMER = column(Dimensions.DIM_CUSTOMER.columns("customer_id"));
    private static final ColumnDef ITEM = column(Dimensions.DIM_PRODUCT.columns("source_item_id"));
    private static final ColumnDef VARIANT = column(Dimensions.DIM_PRODUCT.columns("source_variant_id"));

    private Names() {}

    /** Throws {@link Unfit} when dim_customer cannot hold the buyer. */
    static void checkCustomer(String id) {
        check(CUSTOMER, id);
    }

    /** Throws {@link Unfit} when dim_product cannot hold the variant. */
    static void checkVariant(ItemRef item) {
        check(ITEM, item.itemId());
        check(VARIANT, item.variantId());
    }

    /** Whether a dimension can hold a buyer or an item of this id: nothing is there of one that it cannot. */
    static boolean fits(String id) {
        return fits(CUSTOMER, id) && fits(ITEM, id);
    }

    private static void check(ColumnDef column, String name) {
        if (!fits(column, name)) {
            throw new Unfit(column.name(), "is longer than " + column.size() + " characters");
        }
    }

    private static boolean fits(ColumnDef column, String name) {
        return name.codePointCount(0, name.length()) <= column.size();
    }

    private static ColumnDef column(List<ColumnDef> only) {
        return only.get(0);
    }
}
