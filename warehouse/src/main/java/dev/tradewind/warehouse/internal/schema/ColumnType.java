package dev.tradewind.warehouse.internal.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The nine logical types. Each has one Java class, and one spelling per engine, written by us: jOOQ's generic types do not
 * fit on either engine.
 */
public enum ColumnType {
    /** 64 bits: keys and counts. */
    LONG(Long.class, "bigint", "bigint"),
    /** 32 bits. */
    INT(Integer.class, "integer", "integer"),
    /** 16 bits. */
    SHORT(Short.class, "smallint", "smallint"),
    /** Money, scale 4, always beside a currency column. */
    MONEY(BigDecimal.class, "decimal(19,4)", "numeric(19,4)"),
    /** Exchange rates, scale 8. */
    RATE(BigDecimal.class, "decimal(19,8)", "numeric(19,8)"),
    /** Text, with or without a greatest length in characters (Unicode code points). */
    TEXT(String.class, "varchar", "text"),
    /** An instant in microseconds: with time zone on PostgreSQL, UTC without zone on DuckDB. */
    TIMESTAMP(Instant.class, "timestamp", "timestamptz"),
    /** A calendar day. */
    DATE(LocalDate.class, "date", "date"),
    /** True or false. */
    FLAG(Boolean.class, "boolean", "boolean");

    private final Class<?> javaType;
    private final String duckDb;
    private final String postgres;

    ColumnType(Class<?> javaType, String duckDb, String postgres) {
        this.javaType = javaType;
        this.duckDb = duckDb;
        this.postgres = postgres;
    }

    /** The class of the values that {@code BulkRows} takes and that queries give back. */
    public Class<?> javaType() {
        return javaType;
    }

    /**
     * The spelling in DDL.
     *
     * @param size greatest length of a text, 0 for any length and for all other types
     */
    public String sql(Dialect dialect, int size) {
        if (size > 0) {
            return "varchar(" + size + ")";
        }
        return dialect == Dialect.DUCKDB ? duckDb : postgres;
    }

    /** Digits after the point: 4 for money, 8 for rates, otherwise 0. */
    public int scale() {
        return this == MONEY ? 4 : this == RATE ? 8 : 0;
    }
}
