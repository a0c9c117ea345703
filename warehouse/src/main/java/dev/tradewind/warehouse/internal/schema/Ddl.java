package dev.tradewind.warehouse.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes DDL from the definitions. */
public final class Ddl {
    private Ddl() {}

    /** The statements that make a table with its keys and indexes. */
    public static List<String> create(TableDef table, Dialect dialect, String schema) {
        String name = schema + "." + dialect.quote(table.name());
        List<String> lines = new ArrayList<>(table.columns().stream()
                .map(column -> "  " + column(column, dialect))
                .toList());
        lines.add("  primary key (" + names(table.primaryKey(), dialect) + ")");
        table.uniques().forEach(unique -> lines.add("  unique (" + names(unique, dialect) + ")"));
        List<String> statements = new ArrayList<>();
        statements.add("create table " + name + " (\n" + String.join(",\n", lines) + "\n)");
        if (dialect == Dialect.POSTGRES) {
            for (List<String> index : table.indexes()) {
                String indexName = table.name() + "_by_" + String.join("_", index);
                statements.add("create index " + dialect.quote(indexName) + " on " + name + " (" + names(index, dialect)
                        + ")");
            }
        }
        return statements;
    }

    /** The part after {@code create} of the statement that makes a staging table. */
    public static String temporary(TableDef table, Dialect dialect, String schema) {
        return "temporary table " + schema + "." + dialect.quote(table.name()) + " ("
                + table.columns().stream()
                        .map(column -> dialect.quote(column.name()) + " "
                                + column.type().sql(dialect, 0))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String column(ColumnDef column, Dialect dialect) {
        String fallback = column.fallback().isEmpty() ? "" : " default " + column.fallback();
        return dialect.quote(column.name()) + " " + column.sqlType(dialect) + fallback
                + (column.nullable() ? "" : " not null");
    }

    private static String names(List<String> columns, Dialect dialect) {
        return columns.stream().map(dialect::quote).collect(Collectors.joining(", "));
    }
}
