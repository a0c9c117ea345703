package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.Keyring.Collision;
import dev.tradewind.warehouse.internal.schema.Controls;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Durable keys that are not the plain hash of their natural key, since another natural key had it first. */
final class KeyCollisions {
    private static final String SEPARATOR = "\n";

    private KeyCollisions() {}

    /** All keys that were ever assigned. */
    static Map<List<String>, Long> assigned(Tx tx) throws SQLException {
        Map<List<String>, Long> keys = new HashMap<>();
        Script.rows(
                        tx,
                        "select natural_key, assigned_key from {wh_key_collision}",
                        cells -> Map.entry(cells.get(String.class), cells.get(Long.class)))
                .forEach(entry -> keys.put(List.of(entry.getKey().split(SEPARATOR, -1)), entry.getValue()));
        return keys;
    }

    /**
     * Compares the natural keys of a batch with those in the dimensions, and gives another key to each whose key is held by
     * another. Returns whether there was one in the dimensions: then the batch has to be mapped again.
     */
    static boolean settle(Tx tx, ShopRef shop, long shopKey, Keyring keyring) throws SQLException {
        List<Collision> found = new ArrayList<>(met(tx, shop, shopKey, keyring));
        boolean again = !found.isEmpty();
        found.addAll(keyring.collisions());
        record(tx, found);
        return again;
    }

    private static List<Collision> met(Tx tx, ShopRef shop, long shopKey, Keyring keyring) throws SQLException {
        Stage naturals = new Stage(Stagings.S_NATURAL);
        keyring.keys()
                .forEach((natural, key) -> naturals.add(naturals.row()
                        .set("key", key)
                        .set("dimension", natural.get(0))
                        .set("first", natural.size() > 3 ? natural.get(3) : "")
                        .set("second", natural.size() > 4 ? natural.get(4) : "")));
        if (naturals.isEmpty()) {
            return List.of();
        }
        naturals.write(tx);
        List<Collision> met = new ArrayList<>(Script.rows(
                tx,
                "select distinct s.first, s.second, d.source_item_id, d.source_variant_id from {s_natural} s"
                        + " join {dim_product} d on d.product_durable_key = s.key where s.dimension = 'product'"
                        + " and (d.shop_key <> " + shopKey
                        + " or d.source_item_id <> s.first or d.source_variant_id <> s.second)",
                cells -> keyring.move(
                        Keys.product(shop, new ItemRef(cells.get(String.class), cells.get(String.class))),
                        Keys.product(shop, new ItemRef(cells.get(String.class), cells.get(String.class))))));
        met.addAll(Script.rows(
                tx,
                "select distinct s.first, d.customer_id from {s_natural} s join {dim_customer} d"
                        + " on d.customer_durable_key = s.key where s.dimension = 'customer' and (d.shop_key <> "
                        + shopKey + " or d.customer_id <> s.first)",
                cells -> keyring.move(
                        Keys.customer(shop, cells.get(String.class)), Keys.customer(shop, cells.get(String.class)))));
        return met;
    }

    private static void record(Tx tx, List<Collision> collisions) throws SQLException {
        if (collisions.isEmpty()) {
            return;
        }
        Stage rows = new Stage(Stagings.S_COLLISION);
        for (Collision collision : collisions) {
            rows.add(rows.row()
                    .set("dimension", collision.natural().get(0))
                    .set("natural_key", String.join(SEPARATOR, collision.natural()))
                    .set("salt", (short) collision.salt())
                    .set("assigned_key", collision.key())
                    .set("holder", String.join(SEPARATOR, collision.holder())));
        }
        rows.write(tx);
        Script.run(tx, Upsert.of(Controls.WH_KEY_COLLISION, Stagings.S_COLLISION, Map.of(), "where true", Map.of()));
    }
}
