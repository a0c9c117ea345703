package dev.tradewind.warehouse.internal.schema;

import java.util.Locale;

/** The engines on which the warehouse lives. */
public enum Dialect {
    /** DuckDB, embedded: one process, one writer. */
    DUCKDB("jdbc:duckdb:"),
    /** PostgreSQL 14 or newer. */
    POSTGRES("jdbc:postgresql:");

    private final String urlPrefix;

    Dialect(String urlPrefix) {
        this.urlPrefix = urlPrefix;
    }

    /** How a JDBC URL of this engine begins. */
    public String urlPrefix() {
        return urlPrefix;
    }

    /** Lower-case name, as in the path of the DDL resources: {@code duckdb}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Puts a name into double quotes, as both engines write identifiers. */
    public String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
