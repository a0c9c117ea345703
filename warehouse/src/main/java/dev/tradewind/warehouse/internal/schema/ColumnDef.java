package dev.tradewind.warehouse.internal.schema;

import java.util.Objects;

/**
 * One column. Made by the factories of {@link Columns}; not null unless {@link #orNull()} was called.
 *
 * @param name lower-case name
 * @param type logical type
 * @param size greatest length of a text in characters, 0 for any length and for all other types
 * @param nullable whether the value may be missing
 * @param fallback the SQL literal that stands in when an insert leaves the column out, or empty
 * @param content whether the canonical hash takes it in
 * @param doc what it holds, for the data dictionary
 */
public record ColumnDef(
        String name, ColumnType type, int size, boolean nullable, String fallback, Content content, String doc) {
    public ColumnDef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(fallback, "fallback");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(doc, "doc");
    }

    /** The same column, and it may be missing. */
    public ColumnDef orNull() {
        return new ColumnDef(name, type, size, true, fallback, content, doc);
    }

    /** The same column with a value for inserts that leave it out, as an SQL literal that both engines know. */
    public ColumnDef orElse(String literal) {
        return new ColumnDef(name, type, size, nullable, literal, content, doc);
    }

    /** The same column, outside the canonical hash. */
    public ColumnDef notContent() {
        return new ColumnDef(name, type, size, nullable, fallback, Content.NEVER, doc);
    }

    /** The same column, in the canonical hash only where it differs from {@code observed_at}. */
    public ColumnDef contentUnlessObserved() {
        return new ColumnDef(name, type, size, nullable, fallback, Content.UNLESS_OBSERVED, doc);
    }

    /** The same column under another name: for staging tables. */
    public ColumnDef named(String other) {
        return new ColumnDef(other, type, size, nullable, fallback, content, doc);
    }

    /** The spelling of the type in DDL. */
    public String sqlType(Dialect dialect) {
        return type.sql(dialect, size);
    }
}
