package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Rows through DuckDB's Appender. */
final class DuckDbRows extends BulkRows {
    private static final long MICROS = 1_000_000;
    private final DuckDBAppender appender;

    DuckDbRows(Connection connection, TableDef staging) throws SQLException {
        super(staging);
        appender = connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", staging.name());
    }

    @Override
    void write(List<ColumnDef> columns, @Nullable Object[] values) throws SQLException {
        appender.beginRow();
        for (int i = 0; i < values.length; i++) {
            append(columns.get(i), values[i]);
        }
        appender.endRow();
    }

    private void append(ColumnDef column, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (column.type()) {
            case LONG -> appender.append((long) (Long) value);
            case INT -> appender.append((int) (Integer) value);
            case SHORT -> appender.append((short) (Short) value);
            case MONEY, RATE -> appender.append((BigDecimal) value);
            case TEXT -> appender.append((String) value);
            case TIMESTAMP -> appender.appendEpochMicros(micros((Instant) value));
            case DATE -> appender.append((LocalDate) value);
            case FLAG -> appender.append((boolean) (Boolean) value);
        }
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS + instant.getNano() / 1_000;
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
