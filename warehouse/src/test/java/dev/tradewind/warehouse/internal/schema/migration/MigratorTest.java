package dev.tradewind.warehouse.internal.schema.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.contract.TestDatabase;
import dev.tradewind.warehouse.internal.db.BulkRows;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseException;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import dev.tradewind.warehouse.internal.db.Sql;
import dev.tradewind.warehouse.internal.schema.Controls;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigratorTest {
    @ParameterizedTest
    @EnumSource
    void run_severalAtOnce_applyItOnce(Dialect dialect, @TempDir Path folder) {
        TestDatabase place =
                dialect == Dialect.DUCKDB ? Engines.duckDb(folder.resolve("shop.duckdb")) : Engines.postgres();
        try (Database first = place.open(DatabaseOptions.defaults());
                Database second = place.open(DatabaseOptions.defaults())) {
            List<CompletableFuture<Void>> runs = Stream.of(first, second, first, second)
                    .map(database -> CompletableFuture.runAsync(() -> Migrator.run(database, MigrationMode.APPLY)))
                    .toList();
            runs.forEach(CompletableFuture::join);
            int versions = first.read(tx -> tx.dsl().fetchCount(tx.table(Controls.WH_SCHEMA_VERSION)));
            assertThat(versions).isEqualTo(Migration.ALL.size());
        }
    }

    /** What a cautious administrator grants: see the list in docs/schema.md. */
    @Test
    void validate_userWithoutDdl_worksWithTemporaryTablesOnly() {
        TestDatabase place = Engines.postgres();
        try (Database owner = place.migrated()) {
            owner.run(tx -> Sql.execute(tx.connection(), """
                    drop role if exists clerk;
                    create role clerk login password 'clerk';
                    grant usage on schema tradewind to clerk;
                    grant select, insert, update, delete on all tables in schema tradewind to clerk;
                    revoke create on schema public from public;
                    """));
        }
        TestDatabase asClerk = new TestDatabase(place.url().replaceFirst("user=[^&]*", "user=clerk"), "clerk", "clerk");
        try (Database clerk = asClerk.open(DatabaseOptions.defaults())) {
            Migrator.run(clerk, MigrationMode.VALIDATE);
            TableDef staging = TableDef.staging("stg_stock", Controls.WH_STOCK.columns());
            clerk.run(tx -> {
                try (BulkRows rows = tx.bulk(staging)) {
                    rows.row(1L, 2L, "", 3L, 0L, false, Instant.EPOCH, Instant.EPOCH, 0L);
                }
                Sql.execute(
                        tx.connection(),
                        "insert into " + tx.name(Controls.WH_STOCK) + " select * from " + tx.name(staging));
            });
            assertThatThrownBy(() -> clerk.run(
                            tx -> Sql.execute(tx.connection(), "create table " + tx.schema() + ".mine (a int)")))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @EnumSource
    void statements_everyScript_leaveNoPlaceholderAndNoComment(Dialect dialect) {
        for (Migration migration : Migration.ALL) {
            assertThat(migration.statements(dialect, "s"))
                    .isNotEmpty()
                    .allSatisfy(statement -> assertThat(statement)
                            .doesNotContain("${", "--")
                            .matches("(?s)(create table s|create index \"|insert into s).*"));
        }
    }
}
