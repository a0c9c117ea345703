package dev.tradewind.examples.runner.config;

import dev.tradewind.core.auth.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the warehouse lives. Does not print its password, nor what follows the {@code ?} of its URL.
 *
 * @param url a JDBC URL of DuckDB or PostgreSQL
 * @param user the database user, where it needs one
 * @param password its password
 * @param schema the schema of the warehouse's tables, {@code tradewind} when absent
 */
public record DatabaseConfig(String url, Optional<String> user, Optional<Secret> password, Optional<String> schema) {
    /** Stands for one that was wrong in the file: it is never opened. */
    static final DatabaseConfig NONE = new DatabaseConfig("", Optional.empty(), Optional.empty(), Optional.empty());

    public DatabaseConfig {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(schema, "schema");
    }

    /** The same database with another schema. */
    DatabaseConfig schema(String name) {
        return new DatabaseConfig(url, user, password, Optional.of(name));
    }

    /** The URL to open when there is no password: it names the user, where there is one. */
    public String urlWithUser() {
        char sign = url.indexOf('?') < 0 ? '?' : '&';
        return user.map(name -> url + sign + "user=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .orElse(url);
    }

    /** The URL without its parameters: they may hold a password. */
    public String printableUrl() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return printableUrl();
    }
}
