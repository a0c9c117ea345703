package dev.tradewind.warehouse.internal.load;

import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings the rows of a dimension to what their histories say: writes only what differs, and points facts anew. */
final class DimensionMerge {
    private final AsOf dimension;
    private final TableDef table;
    private final Stage changed;
    private final Stage obsolete = new Stage(Stagings.S_KEY);
    private final Stage moved = new Stage(Stagings.S_KEY);

    DimensionMerge(AsOf dimension, TableDef table, TableDef staging) {
        this.dimension = dimension;
        this.table = table;
        this.changed = new Stage(staging);
    }

    /** Compares all rows of one durable key. Gives whether anything differs. */
    boolean compare(long durableKey, Collection<Row> there, List<Row> wanted) {
        Map<Long, Row> left = new HashMap<>();
        there.forEach(row -> left.put(row.key(dimension.key()), row));
        boolean any = false;
        boolean bounds = false;
        for (Row row : wanted) {
            Row old = left.remove(row.key(dimension.key()));
            if (old == null || !old.sameContent(row)) {
                changed.add(row);
                any = true;
                bounds |= old == null || !Objects.equals(old.get("valid_to"), row.get("valid_to"));
            }
        }
        left.keySet().forEach(key -> obsolete.add(obsolete.row().set("key", key)));
        if (!there.isEmpty() && (bounds || !left.isEmpty())) {
            moved.add(moved.row().set("key", durableKey));
        }
        return any || !left.isEmpty();
    }

    void write(Tx tx) throws SQLException {
        changed.write(tx);
        if (!changed.isEmpty()) {
            Script.run(tx, Upsert.of(table, changed.table(), Map.of(), "where true", Map.of()));
        }
        if (!obsolete.isEmpty()) {
            obsolete.write(tx);
            Script.run(
                    tx,
                    "delete from {" + table.name() + "} where " + dimension.key() + " in (select key from {s_key})");
        }
        if (!moved.isEmpty()) {
            moved.write(tx);
            String keys = "select key from {s_key}";
            Script.run(tx, dimension.repoint("fact_orders", "f.ordered_at", keys));
            Script.run(tx, dimension.repoint("fact_activity", "f.occurred_at", keys));
            Script.run(tx, dimension.repoint("fact_traffic", AsOf.dayOf(tx.dialect(), "f.date_key"), keys));
        }
    }
}
