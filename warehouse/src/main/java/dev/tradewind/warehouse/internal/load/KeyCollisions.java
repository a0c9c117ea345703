package dev.tradewind.warehouse.internal.load;

import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Durable keys that are not the plain hash of their natural key, since another natural key had it first. */
final class KeyCollisions {
    private static final String SEPARATOR = "\n";

    private KeyCollisions() {}

    /** The natural key as one text. */
    static String text(List<String> natural) {
        return String.join(SEPARATOR, natural);
    }

    /** All keys that were ever assigned. */
    static Map<List<String>, Long> assigned(Tx tx) throws SQLException {
        Map<List<String>, Long> keys = new HashMap<>();
        Script.rows(tx, "select natural_key, assigned_key from {wh_key_collision}", cells ->
                        Map.entry(cells.get(String.class), cells.get(Long.class)))
                .forEach(entry -> keys.put(List.of(entry.getKey().split(SEPARATOR, -1)), entry.getValue()));
        return keys;
    }
}
