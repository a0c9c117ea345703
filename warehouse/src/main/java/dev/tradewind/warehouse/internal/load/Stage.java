package dev.tradewind.warehouse.internal.load;

import dev.tradewind.warehouse.internal.db.BulkRows;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Rows in memory on their way into one staging table. */
final class Stage {
    private final Layout layout;
    private final List<Row> rows = new ArrayList<>();

    Stage(TableDef staging) {
        this.layout = new Layout(staging);
    }

    /** An empty row, not yet part of this. */
    Row row() {
        return new Row(layout);
    }

    TableDef table() {
        return layout.table();
    }

    void add(Row row) {
        rows.add(row);
    }

    void addAll(Collection<Row> more) {
        rows.addAll(more);
    }

    List<Row> rows() {
        return rows;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Puts the rows, and nothing else, into the staging table. */
    void write(Tx tx) throws SQLException {
        tx.empty(layout.table());
        if (rows.isEmpty()) {
            return;
        }
        try (BulkRows bulk = tx.bulk(layout.table())) {
            for (Row row : rows) {
                bulk.row(row.values());
            }
        }
    }
}
