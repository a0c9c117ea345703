package dev.tradewind.warehouse.contract;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real databases for tests: DuckDB in this process, and one PostgreSQL server per JVM (from Maven Central; runs as root, too)
 * with as many databases as are asked for. {@code -Dtradewind.pg.url=jdbc:postgresql://host/postgres?user=..} names another
 * server, whose user must be allowed to create databases.
 */
public final class Engines {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Engines() {}

    /** A new DuckDB in memory, gone when the connection that opened it is closed. */
    public static TestDatabase duckDb() {
        return new TestDatabase("jdbc:duckdb:", null, null);
    }

    /** A DuckDB file; made when it is opened first. */
    public static TestDatabase duckDb(Path file) {
        return new TestDatabase("jdbc:duckdb:" + file, null, null);
    }

    /** A new, empty database on the PostgreSQL server. */
    public static TestDatabase postgres() {
        String name = "tradewind_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(Server.URL);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a database on " + Server.URL, e);
        }
        return new TestDatabase(Server.URL.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), null, null);
    }

    /** Started when the first test asks for it; ends with the JVM. */
    private static final class Server {
        static final String URL = url();

        private static String url() {
            String given = System.getProperty("tradewind.pg.url", "");
            if (!given.isEmpty()) {
                return given;
            }
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                return server.getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
            }
        }
    }
}
