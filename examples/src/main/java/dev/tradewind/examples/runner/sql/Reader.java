package dev.tradewind.examples.runner.sql;

import dev.tradewind.core.auth.JdbcLogin;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.examples.runner.config.DatabaseConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** Opens a connection that can read and nothing else, with the warehouse's schema as the place of unqualified names. */
final class Reader {
    private static final String DUCKDB = "jdbc:duckdb:";

    private Reader() {}

    static Connection open(DatabaseConfig database) throws SQLException {
        return database.url().startsWith(DUCKDB) ? duckdb(database) : postgres(database);
    }

    private static Connection duckdb(DatabaseConfig database) throws SQLException {
        Path file = Path.of(database.url().substring(DUCKDB.length()).split(";", 2)[0]);
        if (!Files.exists(file)) {
            throw new QueryException(
                    false,
                    "there is no warehouse at " + file.toAbsolutePath()
                            + " yet. Run sync first, from the directory that the url is relative to",
                    null);
        }
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection(database.url(), properties);
        return prepare(
                connection,
                "SET TimeZone = 'UTC'",
                "SET schema = '" + schema(database) + "'",
                "SET enable_external_access = false",
                "SET lock_configuration = true");
    }

    private static Connection postgres(DatabaseConfig database) throws SQLException {
        Properties properties = new Properties();
        database.user().ifPresent(user -> properties.putAll(login(user, database.password())));
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "tradewind sql");
        Connection connection = DriverManager.getConnection(database.url(), properties);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return prepare(connection, "SET search_path TO \"" + schema(database) + "\"", "SET TimeZone TO 'UTC'");
    }

    private static Properties login(String user, Optional<Secret> password) {
        if (password.isPresent()) {
            return new JdbcLogin(user, password.get()).properties();
        }
        Properties properties = new Properties();
        properties.setProperty("user", user);
        return properties;
    }

    private static String schema(DatabaseConfig database) {
        return database.schema().orElse("tradewind");
    }

    private static Connection prepare(Connection connection, String... settings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
