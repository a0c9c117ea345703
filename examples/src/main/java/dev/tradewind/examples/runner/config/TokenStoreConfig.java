package dev.tradewind.examples.runner.config;

import java.nio.file.Path;
import java.util.Optional;

/** Where tokens are kept. */
public sealed interface TokenStoreConfig {
    /**
     * In an encrypted file.
     *
     * @param path the file
     */
    record File(Path path) implements TokenStoreConfig {}

    /** In memory, for one run. */
    record Memory() implements TokenStoreConfig {}

    /**
     * In a table of a database, encrypted.
     *
     * @param database the database and its schema
     * @param table the table, {@code token_record} when absent
     */
    record Jdbc(DatabaseConfig database, Optional<String> table) implements TokenStoreConfig {}
}
