package dev.tradewind.warehouse.internal.load;

import java.util.List;

/**
 * The rows of one version of an item.
 *
 * @param item the record that they come from
 * @param variants one of each variant, and one of the item as a whole
 */
record ProductRows(LoadItem item, List<VariantRows> variants) {
    /**
     * The rows of one variant.
     *
     * @param durableKey its key in all states
     * @param version for wh_product_version
     * @param template for dim_product: what is not history
     */
    record VariantRows(long durableKey, Row version, Row template) {}

    String id() {
        return item.change().id();
    }
}
