package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.Columns;
import dev.tradewind.warehouse.internal.schema.TableDef;
import dev.tradewind.warehouse.internal.schema.migration.MigrationMode;
import dev.tradewind.warehouse.internal.schema.migration.Migrator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Opens a database by its URL, makes all tables, and sends a text through the bulk path. */
public final class RoundTrip implements UnaryOperator<String> {
    private static final TableDef STAGING = TableDef.staging("stg_one", List.of(Columns.text("note", "")));

    @Override
    public String apply(String url) {
        try (Database database = Database.open(url, null, null, DatabaseOptions.defaults())) {
            Migrator.run(database, MigrationMode.APPLY);
            return database.write(tx -> {
                try (BulkRows rows = tx.bulk(STAGING)) {
                    rows.row("arrived");
                }
                return tx.dsl()
                        .fetchSingle("select note from " + tx.name(STAGING))
                        .get(0, String.class);
            });
        }
    }
}
