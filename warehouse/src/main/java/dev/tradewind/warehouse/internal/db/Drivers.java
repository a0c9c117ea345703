package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.warehouse.internal.schema.Dialect;
import java.sql.Driver;
import java.util.Arrays;

/** Finds the driver of an engine by name, so that an engine that is not used need not be there. */
final class Drivers {
    private Drivers() {}

    static Dialect dialect(String url) {
        return Arrays.stream(Dialect.values())
                .filter(dialect -> url.startsWith(dialect.urlPrefix()))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        "this is no JDBC URL of an engine that the warehouse knows",
                        "Write jdbc:duckdb:FILE, jdbc:duckdb: for a database in memory, or jdbc:postgresql://HOST/DATABASE",
                        null));
    }

    static Driver load(Dialect dialect) {
        String name = dialect == Dialect.DUCKDB ? "org.duckdb.DuckDBDriver" : "org.postgresql.Driver";
        String artifact = dialect == Dialect.DUCKDB ? "org.duckdb:duckdb_jdbc" : "org.postgresql:postgresql";
        try {
            return (Driver) Class.forName(name, true, Drivers.class.getClassLoader())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new ConfigException(
                    "the JDBC driver " + name + " cannot be loaded",
                    "Add the dependency " + artifact + ": the warehouse brings no driver of its own",
                    e);
        }
    }

    static Engine engine(Dialect dialect, String schema) {
        return dialect == Dialect.DUCKDB ? duckDb() : postgres(schema);
    }

    private static Engine duckDb() {
        return new DuckDbEngine();
    }

    private static Engine postgres(String schema) {
        return new PostgresEngine(schema);
    }
}
