package dev.tradewind.warehouse.internal.schema;

/** The hashes of {@link Keys} as SQL, for keys that are made inside the database. */
public final class KeySql {
    private KeySql() {}

    /**
     * The expression that equals {@link Keys#version}.
     *
     * @param durableKey an expression of type bigint
     * @param validFrom an expression of the engine's type for instants
     */
    public static String version(Dialect dialect, String durableKey, String validFrom) {
        return hash(dialect, part("cast(" + durableKey + " as varchar)"), part(micros(dialect, validFrom)));
    }

    /** Microseconds since 1970 as text. */
    public static String micros(Dialect dialect, String instant) {
        return dialect == Dialect.DUCKDB
                ? "cast(epoch_us(" + instant + ") as varchar)"
                : "cast(cast(extract(epoch from " + instant + ") * 1000000 as bigint) as varchar)";
    }

    /** SHA-256 of a text as 64 lower-case hexadecimal digits. */
    public static String sha256(Dialect dialect, String text) {
        return dialect == Dialect.DUCKDB
                ? "sha256(" + text + ")"
                : "encode(sha256(convert_to(" + text + ", 'UTF8')), 'hex')";
    }

    private static String part(String text) {
        return "(length(" + text + ") || ':' || " + text + ")";
    }

    private static String hash(Dialect dialect, String... parts) {
        String hex = "substr(" + sha256(dialect, String.join(" || ", parts)) + ", 1, 16)";
        // Both drop the sign bit: the first hexadecimal digit modulo 8.
        return dialect == Dialect.DUCKDB
                ? "cast(cast('0x' || " + hex + " as ubigint) & 9223372036854775807 as bigint)"
                : "(cast(cast('x' || " + hex + " as bit(64)) as bigint) & 9223372036854775807)";
    }
}
