package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.Sql;
import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cells of a row of a result, read one after the other. */
final class Cells {
    private final ResultSet rows;
    private final Dialect dialect;
    private int at;

    Cells(ResultSet rows, Dialect dialect) {
        this.rows = rows;
        this.dialect = dialect;
    }

    /** Goes back to the first cell. */
    Cells first() {
        at = 0;
        return this;
    }

    /** A cell that always holds something. */
    <T> T get(Class<T> type) throws SQLException {
        return Objects.requireNonNull(orNull(type), "a cell that may not be null");
    }

    /** A cell that may hold nothing. */
    <T> @Nullable T orNull(Class<T> type) throws SQLException {
        at++;
        return type == Instant.class ? type.cast(Sql.instant(rows, at, dialect)) : rows.getObject(at, type);
    }

    /** The next two cells: source, then observed. */
    Version version() throws SQLException {
        return new Version(get(Instant.class), get(Instant.class));
    }

    /** As {@link #version()}, or null when there is none. */
    @Nullable
    Version versionOrNull() throws SQLException {
        Instant source = orNull(Instant.class);
        Instant observed = orNull(Instant.class);
        return source == null || observed == null ? null : new Version(source, observed);
    }

    /** The cell of a column. */
    @Nullable
    Object of(ColumnDef column) throws SQLException {
        return orNull(column.type().javaType());
    }
}
