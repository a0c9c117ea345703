package dev.tradewind.examples.runner.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tradewind.examples.runner.config.DatabaseConfig;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @TempDir
    private Path folder;

    private DatabaseConfig database;

    @BeforeEach
    void makeWarehouse() throws SQLException {
        database = config("shop.duckdb", Optional.empty());
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA tradewind");
            statement.execute("CREATE TABLE tradewind.fact_orders(id BIGINT, name VARCHAR, net DECIMAL(20, 4),"
                    + " moment TIMESTAMPTZ, day DATE)");
            statement.execute("INSERT INTO tradewind.fact_orders VALUES"
                    + " (1, 'a, \"b\"', 12.5, '2026-01-01 08:00:00+08', '2026-01-01'), (2, '', NULL, NULL, NULL)");
        }
    }

    @Test
    void run_select_printsCsvWithHeader() {
        assertThat(run("select * from fact_orders order by id")).isEqualTo("""
                id,name,net,moment,day
                1,"a, ""b""\",12.5000,2026-01-01T00:00:00Z,2026-01-01
                2,"",,,
                """);
    }

    @Test
    void run_noRows_printsTheHeader() {
        assertThat(run("select id from fact_orders where false;")).isEqualTo("id\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM fact_orders SELECT count(*) AS n",
                "with x as (select 1) select count(*) as n from fact_orders",
                "-- how many; really?\nselect count(*) as n from fact_orders -- ;",
                "/* ; */ (select count(*) as n from fact_orders) ; ",
                "select count(*) as n from fact_orders where name <> ';drop'"
            })
    void run_anyFormOfReading_isAnswered(String sql) {
        assertThat(run(sql)).isEqualTo("n\n2\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                   | there is no SQL in it
            '  ; '                               | there is no SQL in it
            -- only a comment                    | there is no SQL in it
            delete from fact_orders              | begins with "delete"
            drop table fact_orders               | begins with "drop"
            select 1; drop table fact_orders     | more than one statement
            select ';' ; select 2                | more than one statement
            select 1 as a$$; select 2 as a$$     | more than one statement
            12                                   | begins with "1"
            selct * from fact_orders             | begins with "selct"
            select * form fact_orders            | Parser Error
            select * from fact_order             | Catalog Error
            select nett from fact_orders         | Binder Error
            """)
    void run_badText_isBadInputAndSaysWhatToDo(String sql, String message) {
        assertThatThrownBy(() -> run(sql))
                .asInstanceOf(type(QueryException.class))
                .satisfies(e -> assertThat(e.isBadInput()).isTrue())
                .satisfies(e -> assertThat(e).hasMessageContaining(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to 'x.csv'",
                "attach 'y.duckdb'",
                "create table t(a int)",
                "call force_checkpoint()"
            })
    void run_whatWrites_isRefused(String sql) throws IOException {
        assertThatThrownBy(() -> run(sql)).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> run("with x as (" + sql + ") select * from x")).isInstanceOf(QueryException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("shop.duckdb"));
        }
    }

    @Test
    void run_fileBesideTheWarehouse_cannotBeRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("tokens.json"), "{\"a\": 1}");

        assertThatThrownBy(() -> run("select * from '" + secret + "'")).isInstanceOf(QueryException.class);
    }

    @Test
    void run_noFileYet_saysToSyncFirst() {
        database = config("none.duckdb", Optional.empty());

        assertThatThrownBy(() -> run("select 1"))
                .hasMessageContaining("there is no warehouse at")
                .hasMessageContaining("Run sync first");
        assertThat(folder.resolve("none.duckdb")).doesNotExist();
    }

    @Test
    void run_otherSchema_saysWhichIsMissing() {
        database = config("shop.duckdb", Optional.of("sales"));

        assertThatThrownBy(() -> run("select 1")).hasMessageContaining("holds no warehouse in the schema sales");
    }

    @Test
    void run_fileThatIsNoDatabase_saysSo() throws IOException {
        Files.writeString(folder.resolve("text.duckdb"), "not a database ".repeat(1_000));
        database = config("text.duckdb", Optional.empty());

        assertThatThrownBy(() -> run("select 1")).hasMessageContaining("is not a DuckDB file");
    }

    private DatabaseConfig config(String file, Optional<String> schema) {
        return new DatabaseConfig("jdbc:duckdb:" + folder.resolve(file), Optional.empty(), Optional.empty(), schema);
    }

    private String run(String sql) {
        StringWriter csv = new StringWriter();
        Query.run(database, sql, csv);
        return csv.toString();
    }
}
