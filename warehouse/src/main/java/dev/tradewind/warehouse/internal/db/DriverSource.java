package dev.tradewind.warehouse.internal.db;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Connections made from a URL, kept open between transactions. */
final class DriverSource implements ConnectionSource {
    private static final int SECONDS_TO_ANSWER = 5;
    private final Driver driver;
    private final String url;
    private final Properties properties;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    DriverSource(Driver driver, String url, @Nullable String user, @Nullable String password) {
        this.driver = driver;
        this.url = url;
        this.properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
    }

    @Override
    public Connection take() throws SQLException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (kept.isValid(SECONDS_TO_ANSWER)) {
                return kept;
            }
            kept.close();
        }
        return driver.connect(url, properties);
    }

    @Override
    public void giveBack(Connection connection, boolean broken) throws SQLException {
        if (broken || closed) {
            connection.close();
        } else {
            idle.push(connection);
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            kept.close();
        }
    }
}
