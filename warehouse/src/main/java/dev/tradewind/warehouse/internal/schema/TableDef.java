package dev.tradewind.warehouse.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One table.
 *
 * @param name lower-case name
 * @param doc its grain and purpose, for the data dictionary
 * @param columns its columns in order
 * @param primaryKey the names of the key's columns; empty for staging tables
 * @param uniques further unique keys
 * @param indexes indexes on PostgreSQL; DuckDB needs none, its scans are pruned by statistics
 * @param content whether the canonical hash of a warehouse takes it in
 * @param temporary whether it is a staging table, which lives as long as its transaction
 */
public record TableDef(
        String name,
        String doc,
        List<ColumnDef> columns,
        List<String> primaryKey,
        List<List<String>> uniques,
        List<List<String>> indexes,
        boolean content,
        boolean temporary) {
    public TableDef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(doc, "doc");
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        List<String> names = columns.stream().map(ColumnDef::name).toList();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("table " + name + " names a column twice: " + names);
        }
        Stream.of(List.of(primaryKey), uniques, indexes)
                .flatMap(keys -> keys.stream().flatMap(List::stream))
                .filter(key -> !names.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("table " + name + " has no column " + key);
                });
    }

    /** A table without keys, whose content counts. */
    public static TableDef of(String name, String doc, ColumnDef... columns) {
        return new TableDef(name, doc, List.of(columns), List.of(), List.of(), List.of(), true, false);
    }

    /** A temporary table for {@code Tx.bulk}: every column may be null, no keys. */
    public static TableDef staging(String name, List<ColumnDef> columns) {
        List<ColumnDef> loose = columns.stream().map(ColumnDef::orNull).toList();
        return new TableDef(name, "", loose, List.of(), List.of(), List.of(), false, true);
    }

    /** The same table with a primary key. */
    public TableDef key(String... names) {
        return new TableDef(name, doc, columns, List.of(names), uniques, indexes, content, temporary);
    }

    /** The same table with one more unique key. */
    public TableDef unique(String... names) {
        return new TableDef(name, doc, columns, primaryKey, plus(uniques, List.of(names)), indexes, content, temporary);
    }

    /** The same table with one more index on PostgreSQL. */
    public TableDef index(String... names) {
        return new TableDef(name, doc, columns, primaryKey, uniques, plus(indexes, List.of(names)), content, temporary);
    }

    /** The same table, outside the canonical hash: work in progress, not content. */
    public TableDef notContent() {
        return new TableDef(name, doc, columns, primaryKey, uniques, indexes, false, temporary);
    }

    /** The column of this name. */
    public ColumnDef column(String column) {
        return columns.stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("table " + name + " has no column " + column));
    }

    /** The columns of these names, in this order: for staging tables. */
    public List<ColumnDef> columns(String... names) {
        return Stream.of(names).map(this::column).toList();
    }

    private static List<List<String>> plus(List<List<String>> keys, List<String> key) {
        List<List<String>> more = new ArrayList<>(keys);
        more.add(key);
        return more;
    }
}
