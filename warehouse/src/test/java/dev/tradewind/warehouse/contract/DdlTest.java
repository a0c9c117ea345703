package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.internal.db.CanonicalHash;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import dev.tradewind.warehouse.internal.schema.migration.MigrationMode;
import dev.tradewind.warehouse.internal.schema.migration.Migrator;
import java.sql.Statement;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What a user who runs DDL himself gets. */
class DdlTest {
    @Test
    void ddl_duckDb_makesWhatMigrationsMake() {
        assertThat(byHand(Engines.duckDb(), "duckdb")).isEqualTo(migrated(Engines.duckDb()));
    }

    @Test
    void ddl_postgres_makesWhatMigrationsMake() {
        assertThat(byHand(Engines.postgres(), "Postgres")).isEqualTo(migrated(Engines.postgres()));
    }

    @Test
    void ddl_otherEngine_saysWhichThereAre() {
        assertThatThrownBy(() -> Warehouse.ddl("mysql"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are statements for duckdb and for postgres, not for: mysql");
    }

    private static SortedMap<String, String> byHand(TestDatabase place, String engine) {
        try (Database database = place.open(DatabaseOptions.defaults())) {
            database.run(tx -> {
                try (Statement statement = tx.connection().createStatement()) {
                    for (String each : Warehouse.ddl(engine)) {
                        statement.execute(each);
                    }
                }
            });
            Migrator.run(database, MigrationMode.VALIDATE);
            return CanonicalHash.of(database);
        }
    }

    private static SortedMap<String, String> migrated(TestDatabase place) {
        try (Database database = place.migrated()) {
            return CanonicalHash.of(database);
        }
    }
}
