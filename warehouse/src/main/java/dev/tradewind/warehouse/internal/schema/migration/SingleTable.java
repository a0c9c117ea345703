package dev.tradewind.warehouse.internal.schema.migration;

import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Sql;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Ddl;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.List;

/** Makes or compares a table that stands by itself, beside the warehouse or without one. */
public final class SingleTable {
    private SingleTable() {}

    /**
     * Makes the table ready.
     *
     * @param advice what to do when it is not as expected
     * @throws dev.tradewind.core.error.ConfigException when it differs from what is expected
     */
    public static void run(Database database, TableDef table, MigrationMode mode, String advice) {
        if (mode == MigrationMode.APPLY) {
            database.run(tx -> apply(tx, table));
        }
        if (mode != MigrationMode.NONE) {
            Drift.refuse(database, List.of(table), advice);
        }
    }

    private static void apply(Tx tx, TableDef table) throws SQLException {
        tx.lockSchema();
        if (!Catalog.hasSchema(tx)) {
            Sql.execute(tx.connection(), "create schema " + tx.schema());
        }
        if (!Catalog.hasTable(tx, table.name())) {
            for (String statement : Ddl.create(table, tx.dialect(), tx.schema())) {
                Sql.execute(tx.connection(), statement);
            }
        }
    }
}
