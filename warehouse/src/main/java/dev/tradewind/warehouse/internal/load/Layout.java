package dev.tradewind.warehouse.internal.load;

import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each column of a table stands in a {@link Row}. */
final class Layout {
    private static final Set<String> TRACES = Set.of("observed_at", "load_id", "loaded_at");
    private final TableDef table;
    private final Map<String, Integer> places = new HashMap<>();

    Layout(TableDef table) {
        this.table = table;
        for (ColumnDef column : table.columns()) {
            places.put(column.name(), places.size());
        }
    }

    TableDef table() {
        return table;
    }

    List<ColumnDef> columns() {
        return table.columns();
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    int at(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("table " + table.name() + " has no column " + column);
        }
        return place;
    }

    /** Whether a change of the column changes what the row says, beyond when we saw it. */
    boolean isContent(ColumnDef column) {
        return !TRACES.contains(column.name());
    }
}
