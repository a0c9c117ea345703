package dev.tradewind.core.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be bought of a product: the grain of dim_product.
 *
 * @param id the platform's id of the variant, empty when the item has none
 * @param sku the seller's own code, or null
 * @param gtin EAN, UPC or ISBN, or null
 * @param asin Amazon's code, or null
 * @param title what sets it apart, or null
 * @param listPrice price before promotions, or null
 * @param salePrice price now, or null when that is the list price
 * @param weightGrams weight in grams, or null
 * @param bundle whether it is made of other products
 * @param stock stock by location, empty when the platform tells it elsewhere. As soon as one variant of a product has a level,
 *     the product lists the whole stock of its item: older levels that it does not list are gone, also those that came as
 *     records of their own. A product that knows only a part of its stock has to have none
 */
public record Variant(
        String id,
        @Nullable String sku,
        @Nullable String gtin,
        @Nullable String asin,
        @Nullable String title,
        @Nullable Money listPrice,
        @Nullable Money salePrice,
        @Nullable Integer weightGrams,
        boolean bundle,
        List<StockLevel> stock) {
    public Variant {
        Objects.requireNonNull(id, "id");
        stock = List.copyOf(stock);
    }
}
