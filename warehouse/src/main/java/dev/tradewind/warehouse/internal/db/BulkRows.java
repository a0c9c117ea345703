package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.Fit;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a staging table by the engine's own bulk path. The rows are there once {@link #close()} has
 * returned. One at a time per transaction; not safe for use by several threads.
 */
public abstract class BulkRows implements AutoCloseable {
    private final String table;
    private final List<ColumnDef> columns;
    private long count;

    BulkRows(TableDef table) {
        this.table = table.name();
        this.columns = table.columns();
    }

    /**
     * Appends a row, its values in the order of the table's columns and of the classes of their types.
     *
     * @throws dev.tradewind.warehouse.internal.schema.UnfitValueException when a value does not fit; nothing of the row was
     *     written, and the rows before and after it are not harmed
     */
    public final void row(@Nullable Object... values) throws SQLException {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    table + " has " + columns.size() + " columns, got " + values.length + " values");
        }
        @Nullable Object[] fitting = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            fitting[i] = Fit.value(columns.get(i), values[i]);
        }
        write(columns, fitting);
        count++;
    }

    /** Rows appended so far. */
    public final long count() {
        return count;
    }

    abstract void write(List<ColumnDef> columns, @Nullable Object[] values) throws SQLException;

    /** Makes the rows visible in the staging table. */
    @Override
    public abstract void close() throws SQLException;
}
