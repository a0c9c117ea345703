package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.Ddl;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** PostgreSQL's way. */
final class PostgresEngine implements Engine {
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    private final String schema;

    PostgresEngine(String schema) {
        this.schema = schema;
    }

    @Override
    public boolean singleWriter() {
        return false;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<String> schema(Connection connection, String name) {
        return List.of(name);
    }

    @Override
    public void begin(Connection connection, boolean write) throws SQLException {
        connection.setAutoCommit(false);
        // Of this transaction only. A merge has to see what was committed while it waited for its lock, so no snapshot
        // of
        // the whole transaction; a report must not see two states.
        Sql.execute(
                connection,
                write
                        ? "set transaction isolation level read committed, read write"
                        : "set transaction isolation level repeatable read, read only");
    }

    @Override
    public void createStaging(Connection connection, TableDef staging) throws SQLException {
        Sql.execute(connection, "create " + Ddl.temporary(staging, Dialect.POSTGRES, "pg_temp") + " on commit drop");
    }

    @Override
    public BulkRows bulk(Connection connection, TableDef staging) throws SQLException {
        return new PostgresRows(connection, staging);
    }

    @Override
    public void lock(Connection connection, String space, long key) throws SQLException {
        String sql = "select pg_advisory_xact_lock(hashtextextended(?, ?))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema + "." + space);
            statement.setLong(2, key);
            statement.execute();
        }
    }

    @Override
    public boolean isConflict(SQLException error) {
        return error.getSQLState() != null && CONFLICTS.contains(error.getSQLState());
    }
}
