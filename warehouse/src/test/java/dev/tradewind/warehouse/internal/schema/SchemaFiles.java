package dev.tradewind.warehouse.internal.schema;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The files that are written from the definitions. */
final class SchemaFiles {
    private static final String HEADER = """
            -- The tables of the warehouse on %s, written from their definitions.
            -- Make the schema first, and put its name for ${schema}: Flyway does so with the placeholder "schema".
            """;

    private SchemaFiles() {}

    static Path ddlFile(Dialect dialect) {
        return Path.of("src/main/resources/META-INF/tradewind/ddl/" + dialect.code() + "/V1__base.sql");
    }

    static String ddl(Dialect dialect) {
        String tables = Tables.all().stream()
                .map(table -> "\n-- " + table.doc() + "\n" + statements(table, dialect))
                .collect(Collectors.joining());
        return HEADER.formatted(dialect == Dialect.DUCKDB ? "DuckDB" : "PostgreSQL") + tables;
    }

    private static String statements(TableDef table, Dialect dialect) {
        return Ddl.create(table, dialect, "${schema}").stream()
                .map(statement -> statement + ";\n")
                .collect(Collectors.joining());
    }

    static Path dictionaryFile() {
        return Path.of("../docs/schema.md");
    }

    static String dictionary() {
        return DICTIONARY_HEADER
                + section("Star schema", Tables.star())
                + section("Control tables", Tables.controls())
                + section("Tables of the sync engine", Tables.sync());
    }

    private static String section(String title, List<TableDef> tables) {
        return "\n## " + title + "\n" + tables.stream().map(SchemaFiles::table).collect(Collectors.joining());
    }

    private static String table(TableDef table) {
        return "\n### " + table.name() + "\n\n" + table.doc() + "\n\nPrimary key: "
                + String.join(", ", table.primaryKey()) + ".\n\n| column | type | null | |\n|---|---|---|---|\n"
                + table.columns().stream().map(SchemaFiles::column).collect(Collectors.joining());
    }

    private static String column(ColumnDef column) {
        return "| " + column.name() + " | " + type(column) + " | " + (column.nullable() ? "yes" : "") + " | "
                + column.doc().replace("|", "\\|") + " |\n";
    }

    private static String type(ColumnDef column) {
        return switch (column.type()) {
            case TIMESTAMP -> "instant";
            case TEXT -> column.size() == 0 ? "text" : "text(" + column.size() + ")";
            default -> column.sqlType(Dialect.DUCKDB);
        };
    }

    private static final String DICTIONARY_HEADER = """
            # The tables of the warehouse

            Written from the definitions in `warehouse/src/main/java/dev/tradewind/warehouse/internal/schema`; a test compares.
            To write it anew: `mvn -DskipChecks -pl warehouse -am test -Dtest=SchemaFilesTest -Dsurefire.failIfNoSpecifiedTests=false
            "-Dtest.jvm=-Dtradewind.schema.write=true"`.

            - All tables live in one schema, `tradewind` unless you name another. Columns are never removed within a major version.
            - `instant` is `timestamptz` on PostgreSQL and a UTC `timestamp` on DuckDB, in microseconds.
            - Money is `decimal(19,4)` in the currency of the column beside it. Rates are `decimal(19,8)`.
            - Lengths of texts are checked by the loaders on both engines, in characters; DuckDB itself does not know them.
            - No foreign keys are declared: rows come by bulk. Every key column of a fact has a row in its dimension, row 0 for
              unknown, none or not happened, row -1 for invalid.
            - Keys (`shop_key`, `*_durable_key`, `customer_key`, `product_key`) are hashes of natural keys and the same in every
              warehouse.
            - Who runs DDL himself takes the statements of `Warehouse.ddl(engine)`, which are the scripts in the jar,
              `META-INF/tradewind/ddl/<engine>/V*.sql`, and the note in wh_schema_version that they were run, and then opens the
              warehouse with migrations VALIDATE. On PostgreSQL its user then needs CONNECT and TEMPORARY on the database,
              USAGE on the schema, and SELECT, INSERT, UPDATE and DELETE on its tables; no DDL is run but for temporary tables.
            - DuckDB: one process at a time uses a file; `<file>.wal` and, when memory is short, `<file>.tmp` stand beside it. The
              driver unpacks its native library into the JVM's folder for temporary files. Nothing is fetched from the network.
            """;
}
