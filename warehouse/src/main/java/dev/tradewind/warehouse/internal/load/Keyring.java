package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Durable keys of the buyers and variants that one batch names: hashes of their natural keys, but for the few whose hash
 * was taken by another.
 */
final class Keyring {
    /** Makes a key of a natural key; {@code salt} says how many keys were taken before. */
    interface Hash {
        long of(List<String> natural, int salt);
    }

    /** A natural key that did not get its first hash. */
    record Collision(List<String> natural, int salt, long key, List<String> holder) {}

    private final ShopRef shop;
    private final Hash hash;
    private final Map<List<String>, Long> keys = new HashMap<>();
    private final Map<Long, List<String>> holders = new HashMap<>();
    private final List<Collision> collisions = new ArrayList<>();

    /**
     * @param assigned keys that are not the plain hash, by natural key
     */
    Keyring(ShopRef shop, Hash hash, Map<List<String>, Long> assigned) {
        this.shop = shop;
        this.hash = hash;
        keys.putAll(assigned);
        assigned.forEach((natural, key) -> holders.put(key, natural));
    }

    /** The key of a variant, 0 for none. Throws {@link Unfit} when dim_product cannot hold it. */
    long product(@Nullable ItemRef item) {
        if (item == null) {
            return Keys.UNKNOWN;
        }
        Names.checkVariant(item);
        return key(Keys.product(shop, item));
    }

    /** The key of a buyer, 0 for nobody. Throws {@link Unfit} when dim_customer cannot hold him. */
    long customer(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            return Keys.UNKNOWN;
        }
        Names.checkCustomer(id);
        return key(Keys.customer(shop, id));
    }

    /** All keys given so far. */
    Map<List<String>, Long> keys() {
        return keys;
    }

    /** Those of them that met another of the same batch. */
    List<Collision> collisions() {
        return collisions;
    }

    /** Gives another key to a natural key whose present one is held by one that is not of this batch. */
    Collision move(List<String> natural, List<String> holder) {
        long taken = key(natural);
        int salt = 0;
        while (hash.of(natural, salt) != taken) {
            salt++;
        }
        holders.put(taken, holder);
        keys.remove(natural);
        return give(natural, salt + 1, holder);
    }

    private long key(List<String> natural) {
        Long known = keys.get(natural);
        if (known != null) {
            return known;
        }
        List<String> holder = holders.get(hash.of(natural, 0));
        if (holder != null) {
            Collision collision = give(natural, 1, holder);
            collisions.add(collision);
            return collision.key();
        }
        return give(natural, 0, natural).key();
    }

    /** Takes the first key from a salt on that nobody holds. */
    private Collision give(List<String> natural, int from, List<String> holder) {
        int salt = from;
        while (holders.containsKey(hash.of(natural, salt))) {
            salt++;
        }
        long key = hash.of(natural, salt);
        keys.put(natural, key);
        holders.put(key, natural);
        return new Collision(natural, salt, key, holder);
    }
}
