package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.error.ConfigException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.duckdb.DuckDBConnection;

/** Connections to one DuckDB in this process, each our own beside the root from which it is made. */
final class DuckDbSource implements ConnectionSource {
    /**
     * How long the log may grow before it is worked into the file. A checkpoint writes the indexes anew as a whole: with
     * DuckDB's own 16 MB, commits of a large shop came to cost as much as all that was there. The price is paid after a kill,
     * when so much log is read as the file is opened.
     */
    private static final String CHECKPOINT = "256MB";

    private final DuckDBConnection root;

    private DuckDbSource(DuckDBConnection root) {
        this.root = root;
    }

    /** Opens a file, or a database in memory that lives as long as this source. */
    static DuckDbSource open(Driver driver, String url, DatabaseOptions.DuckDb limits) {
        try {
            return new DuckDbSource(driver.connect(url, properties(url, limits)).unwrap(DuckDBConnection.class));
        } catch (SQLException e) {
            throw DuckDbErrors.onOpen(file(url), e);
        }
    }

    /** Uses the database of the caller's DataSource, with its settings. */
    static DuckDbSource on(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (!connection.isWrapperFor(DuckDBConnection.class)) {
                throw new ConfigException(
                        "the DataSource's connections do not unwrap to those of the DuckDB driver",
                        "The Appender needs the driver's own connection: give the warehouse the pool itself",
                        null);
            }
            return new DuckDbSource(duplicate(connection.unwrap(DuckDBConnection.class)));
        }
    }

    private static Properties properties(String url, DatabaseOptions.DuckDb limits) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", limits.memory());
        properties.setProperty("threads", Integer.toString(limits.threads()));
        properties.setProperty("checkpoint_threshold", CHECKPOINT);
        // Nothing is fetched from the network, and nothing is written that the caller did not name.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_persistent_secrets", "false");
        if (limits.spill() != null) {
            properties.setProperty("temp_directory", limits.spill().toString());
        } else if (file(url).isEmpty()) {
            properties.setProperty("temp_directory", "");
        }
        return properties;
    }

    private static String file(String url) {
        String rest = url.substring("jdbc:duckdb:".length());
        int options = rest.indexOf(';');
        String file = options < 0 ? rest : rest.substring(0, options);
        return file.startsWith(":memory:") ? "" : file;
    }

    /** A duplicate would inherit an auto-commit that is off. */
    private static DuckDBConnection duplicate(DuckDBConnection connection) throws SQLException {
        DuckDBConnection duplicate = connection.duplicate();
        duplicate.setAutoCommit(true);
        return duplicate;
    }

    @Override
    public Connection take() throws SQLException {
        return duplicate(root);
    }

    @Override
    public void giveBack(Connection connection, boolean broken) throws SQLException {
        connection.close();
    }

    @Override
    public void close() throws SQLException {
        root.close();
    }
}
