package dev.tradewind.core.model;

import java.util.Objects;

/**
 * What can be sold: an item and its variant, by the platform's own ids.
 *
 * @param itemId the item
 * @param variantId the variant, or empty when the item has none
 */
public record ItemRef(String itemId, String variantId) {
    public ItemRef {
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(variantId, "variantId");
    }

    /** An item without variants. */
    public static ItemRef of(String itemId) {
        return new ItemRef(itemId, "");
    }
}
