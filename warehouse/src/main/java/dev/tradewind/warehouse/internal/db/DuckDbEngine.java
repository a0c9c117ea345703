package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.Ddl;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** DuckDB's way. */
final class DuckDbEngine implements Engine {
    /**
     * Nobody but this process can have the file open: whoever waits, waits for a transaction of ours that is at work. The one
     * that comes to work the log into the file writes all indexes anew, which takes minutes where the file is large or the
     * disk slow. Waiting for it is no fault; only a transaction that never ends is one.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Override
    public boolean singleWriter() {
        return true;
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public List<String> schema(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_database()")) {
            rows.next();
            return List.of(rows.getString(1), schema);
        }
    }

    @Override
    public void begin(Connection connection, boolean write) throws SQLException {
        if (write) {
            connection.setAutoCommit(false);
        } else {
            // The driver itself begins only transactions that may write.
            Sql.execute(connection, "begin transaction read only");
        }
    }

    @Override
    public void createStaging(Connection connection, TableDef staging) throws SQLException {
        // Each transaction has a connection of its own, and the table is gone with it.
        Sql.execute(connection, "create or replace " + Ddl.temporary(staging, Dialect.DUCKDB, "temp.main"));
    }

    @Override
    public BulkRows bulk(Connection connection, TableDef staging) throws SQLException {
        return new DuckDbRows(connection, staging);
    }

    @Override
    public void lock(Connection connection, String space, long key) {
        // There is only one writer at a time.
    }

    @Override
    public boolean isConflict(SQLException error) {
        String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("transaction") && message.contains("conflict");
    }
}
