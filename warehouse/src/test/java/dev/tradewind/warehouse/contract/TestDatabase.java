package dev.tradewind.warehouse.contract;

import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import dev.tradewind.warehouse.internal.schema.migration.MigrationMode;
import dev.tradewind.warehouse.internal.schema.migration.Migrator;
import org.jspecify.annotations.Nullable;

/**
 * An empty database for tests.
 *
 * @param url its JDBC URL
 * @param user who may do everything in it, or null
 * @param password that user's password, or null
 */
public record TestDatabase(
        String url, @Nullable String user, @Nullable String password) {
    /** Opens it as it is. */
    public Database open(DatabaseOptions options) {
        return Database.open(url, user, password, options);
    }

    /** Opens it with all tables in schema {@code tradewind}. */
    public Database migrated() {
        return migrated(DatabaseOptions.defaults());
    }

    /** Opens it with all tables. */
    public Database migrated(DatabaseOptions options) {
        Database database = open(options);
        try {
            Migrator.run(database, MigrationMode.APPLY);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
