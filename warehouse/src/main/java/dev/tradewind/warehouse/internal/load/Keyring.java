package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Durable keys of the buyers and variants that one batch names: hashes of their natural keys, but for the few whose hash
 * was taken by another.
 */
final class Keyring {
    private final ShopRef shop;
    private final Map<List<String>, Long> keys = new HashMap<>();

    /**
     * @param assigned keys that are not the plain hash, by natural key
     */
    Keyring(ShopRef shop, Map<List<String>, Long> assigned) {
        this.shop = shop;
        keys.putAll(assigned);
    }

    /** The key of a variant, 0 for none. */
    long product(@Nullable ItemRef item) {
        return item == null ? Keys.UNKNOWN : key(Keys.product(shop, item));
    }

    /** The key of a buyer, 0 for nobody. */
    long customer(@Nullable String id) {
        return id == null || id.isEmpty() ? Keys.UNKNOWN : key(Keys.customer(shop, id));
    }

    private long key(List<String> natural) {
        return keys.computeIfAbsent(natural, Keys::hash);
    }
}
