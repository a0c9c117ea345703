package dev.tradewind.warehouse.internal.schema.migration;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Sql;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Controls;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Applies migrations, all missing ones in one transaction, one process at a time. */
public final class Migrator {
    private static final String ADVICE_VALIDATE =
            "Run the statements of Warehouse.ddl on an empty schema, or open the warehouse once with migrations APPLY";
    private static final String ADVICE_DRIFT =
            "Restore the tables; the warehouse changes only tables that look as it left them";

    private Migrator() {}

    /**
     * Makes the database ready.
     *
     * @throws ConfigException when it differs from what is expected and must not, or cannot, be changed
     */
    public static void run(Database database, MigrationMode mode) {
        switch (mode) {
            case APPLY -> {
                database.run(Migrator::apply);
                Drift.refuse(database, Tables.all(), ADVICE_DRIFT);
            }
            case VALIDATE -> {
                database.read(tx -> {
                    validate(tx);
                    return true;
                });
                Drift.refuse(database, Tables.all(), ADVICE_DRIFT);
            }
            case NONE -> {}
        }
    }

    /**
     * The statements that make everything in an empty database, for those who run them by their own means: the schema, the
     * tables, the rows that every warehouse has, and the note that it was done, so that VALIDATE finds it.
     *
     * @param schema quoted where needed
     */
    public static List<String> ddl(Dialect dialect, String schema) {
        List<String> statements = new ArrayList<>();
        statements.add("create schema if not exists " + schema);
        for (Migration migration : Migration.ALL) {
            statements.addAll(migration.statements(dialect, schema));
            String now = dialect == Dialect.DUCKDB ? "now() at time zone 'UTC'" : "now()";
            statements.add("insert into " + schema + "." + Controls.WH_SCHEMA_VERSION.name()
                    + " (version, name, checksum, applied_at) values (" + migration.version() + ", '"
                    + migration.name() + "', '" + migration.checksum(dialect) + "', " + now + ")");
        }
        return List.copyOf(statements);
    }

    private static void apply(Tx tx) throws SQLException {
        tx.lockSchema();
        if (!Catalog.hasSchema(tx)) {
            Sql.execute(tx.connection(), "create schema " + tx.schema());
        }
        SortedMap<Integer, String> applied = applied(tx);
        compare(tx, applied);
        for (Migration migration : Migration.ALL) {
            if (!applied.containsKey(migration.version())) {
                for (String statement : migration.statements(tx.dialect(), tx.schema())) {
                    Sql.execute(tx.connection(), statement);
                }
                record(tx, migration);
            }
        }
    }

    private static void record(Tx tx, Migration migration) throws SQLException {
        String sql = "insert into " + tx.name(Controls.WH_SCHEMA_VERSION)
                + " (version, name, checksum, applied_at) values (?, ?, ?, ?)";
        try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
            statement.setInt(1, migration.version());
            statement.setString(2, migration.name());
            statement.setString(3, migration.checksum(tx.dialect()));
            Sql.bind(statement, 4, tx.now(), tx.dialect());
            statement.executeUpdate();
        }
    }

    private static void validate(Tx tx) throws SQLException {
        SortedMap<Integer, String> applied = applied(tx);
        compare(tx, applied);
        List<String> missing = Migration.ALL.stream()
                .filter(migration -> !applied.containsKey(migration.version()))
                .map(Migration::file)
                .toList();
        if (!missing.isEmpty()) {
            throw new ConfigException(
                    "the schema " + tx.schema() + " lacks the migrations " + missing, ADVICE_VALIDATE, null);
        }
    }

    /** What is applied must be what this version knows. */
    private static void compare(Tx tx, SortedMap<Integer, String> applied) {
        int newest = Migration.ALL.get(Migration.ALL.size() - 1).version();
        if (!applied.isEmpty() && applied.lastKey() > newest) {
            throw new ConfigException(
                    "the schema " + tx.schema() + " is at version " + applied.lastKey() + ", this library knows "
                            + newest,
                    "Use the version of the library that was used last, or a newer one",
                    null);
        }
        for (Migration migration : Migration.ALL) {
            String checksum = applied.get(migration.version());
            if (checksum != null && !checksum.equals(migration.checksum(tx.dialect()))) {
                throw new ConfigException(
                        "the schema " + tx.schema() + " was made by another form of " + migration.file(),
                        "Use a schema that a released version made, or make a new one",
                        null);
            }
        }
    }

    private static SortedMap<Integer, String> applied(Tx tx) throws SQLException {
        SortedMap<Integer, String> applied = new TreeMap<>();
        if (!Catalog.hasTable(tx, Controls.WH_SCHEMA_VERSION.name())) {
            return applied;
        }
        try (Statement statement = tx.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "select version, checksum from " + tx.name(Controls.WH_SCHEMA_VERSION))) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getString(2));
            }
        }
        return applied;
    }
}
