package dev.tradewind.core.auth;

import java.util.Objects;
import java.util.Properties;

/**
 * A user of a database. Its password is revealed only to a JDBC driver.
 *
 * @param user the user's name
 * @param password the user's password
 */
public record JdbcLogin(String user, Secret password) {
    public JdbcLogin {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** The connection properties {@code user} and {@code password}, for {@code java.sql.Driver.connect} and nobody else. */
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        return properties;
    }
}
