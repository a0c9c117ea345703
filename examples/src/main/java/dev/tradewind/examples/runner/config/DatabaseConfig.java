package dev.tradewind.examples.runner.config;

import dev.tradewind.core.auth.Secret;
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
    public DatabaseConfig {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(schema, "schema");
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
