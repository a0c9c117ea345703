package dev.tradewind.warehouse.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.contract.TestDatabase;
import dev.tradewind.warehouse.internal.schema.Columns;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.TableDef;
import dev.tradewind.warehouse.internal.schema.migration.MigrationMode;
import dev.tradewind.warehouse.internal.schema.migration.Migrator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSourceTest {
    private static final TableDef STAGING = TableDef.staging("stg_one", List.of(Columns.text("note", "")));

    @ParameterizedTest
    @CsvSource({"POSTGRES, true", "POSTGRES, false", "DUCKDB, true", "DUCKDB, false"})
    void on_hikari_worksAndLeavesConnectionsAsTheyWere(Dialect dialect, boolean autoCommit, @TempDir Path folder)
            throws SQLException {
        try (HikariDataSource pool = pool(database(dialect, folder), 1, autoCommit)) {
            String before = state(pool, dialect);
            try (Database database = Database.on(pool, DatabaseOptions.defaults())) {
                assertThat(database.dialect()).isEqualTo(dialect);
                Migrator.run(database, MigrationMode.APPLY);
                database.run(tx -> {
                    try (BulkRows rows = tx.bulk(STAGING)) {
                        rows.row("x");
                    }
                });
                assertThatThrownBy(() -> database.run(tx -> Sql.execute(tx.connection(), "no sql")))
                        .isInstanceOf(DatabaseException.class);
            }
            assertThat(state(pool, dialect)).isEqualTo(before);
            assertThat(pool.isClosed()).isFalse();
        }
    }

    @Test
    void write_poolOfOneInsideTheCallersTransaction_isBusyAndSaysWhy() throws SQLException {
        try (HikariDataSource pool = pool(Engines.postgres(), 1, true);
                Database database = Database.on(pool, DatabaseOptions.defaults());
                Connection outer = pool.getConnection()) {
            outer.setAutoCommit(false);
            assertThatThrownBy(() -> database.run(tx -> {})).isInstanceOfSatisfying(DatabaseException.class, e -> {
                assertThat(e.kind()).isEqualTo(DatabaseException.Kind.BUSY);
                assertThat(e).hasMessageContainingAll("gave no connection in time", "enlarge the pool");
            });
        }
    }

    @Test
    void write_dataSourceThatJoinsTheCallersTransaction_isRefused() throws SQLException {
        try (HikariDataSource pool = pool(Engines.postgres(), 2, true);
                Connection outer = pool.getConnection();
                Database database = Database.on(new JoiningDataSource(pool, outer), DatabaseOptions.defaults())) {
            outer.setAutoCommit(false);
            Sql.execute(outer, "select 1");
            assertThatThrownBy(() -> database.run(tx -> {}))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("inside a transaction");
            outer.rollback();
        }
    }

    private static TestDatabase database(Dialect dialect, Path folder) {
        return dialect == Dialect.POSTGRES ? Engines.postgres() : Engines.duckDb(folder.resolve("shop.duckdb"));
    }

    private static HikariDataSource pool(TestDatabase database, int size, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(size);
        config.setAutoCommit(autoCommit);
        config.setConnectionTimeout(250);
        return new HikariDataSource(config);
    }

    private static String state(HikariDataSource pool, Dialect dialect) throws SQLException {
        // transaction_isolation and its kin are of the current transaction; PostgreSQL lists them once they were set.
        String settings = dialect == Dialect.POSTGRES
                ? "select string_agg(name || '=' || setting, ',' order by name) from pg_settings where source = 'session'"
                        + " and name not like 'transaction_%'"
                : "select string_agg(name || '=' || value, ',' order by name) from duckdb_settings()";
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(settings)) {
            rows.next();
            return connection.getAutoCommit() + " " + connection.getTransactionIsolation() + " "
                    + connection.isReadOnly() + " " + rows.getString(1);
        }
    }
}
