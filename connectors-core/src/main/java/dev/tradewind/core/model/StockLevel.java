package dev.tradewind.core.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces of one variant lie at one place.
 *
 * @param item what lies there
 * @param sku the seller's own code, or null
 * @param location the platform's id of the warehouse, empty when it has only one
 * @param quantity pieces that can be sold
 * @param reserved pieces that are promised to buyers
 */
public record StockLevel(ItemRef item, @Nullable String sku, String location, long quantity, long reserved) {
    public StockLevel {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(location, "location");
    }
}
