package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Qualifies every table. On DuckDB with the catalog, too: a file {@code tradewind.duckdb} makes a catalog of the schema's
 * name, and {@code tradewind.fact_orders} would be ambiguous.
 */
record Names(Dialect dialect, List<String> schema) {
    Names {
        schema = List.copyOf(schema);
    }

    /** The schema's own name. */
    String schemaName() {
        return schema.get(schema.size() - 1);
    }

    /** The parts of a table's name; those of a staging table are the engine's place for temporary tables. */
    List<String> parts(TableDef table) {
        List<String> place =
                !table.temporary() ? schema : dialect == Dialect.DUCKDB ? List.of("temp", "main") : List.of("pg_temp");
        return Stream.concat(place.stream(), Stream.of(table.name())).toList();
    }

    /** A table's name, qualified and quoted. */
    String sql(TableDef table) {
        return quoted(parts(table));
    }

    /** The schema's name, qualified and quoted. */
    String schemaSql() {
        return quoted(schema);
    }

    private String quoted(List<String> parts) {
        return parts.stream().map(dialect::quote).collect(Collectors.joining("."));
    }
}
