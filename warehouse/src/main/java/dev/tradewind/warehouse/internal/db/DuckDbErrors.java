package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.error.ConfigException;
import java.sql.SQLException;

/** Says what is wrong with a DuckDB file. */
final class DuckDbErrors {
    private DuckDbErrors() {}

    static ConfigException onOpen(String file, SQLException error) {
        String text = String.valueOf(error.getMessage());
        if (text.contains("Could not set lock on file") || text.contains("Conflicting lock")) {
            return new ConfigException(
                    "the database file " + file + " is open in another process",
                    "DuckDB lets one process at a time use a file: stop the other one, or use PostgreSQL",
                    error);
        }
        if (text.contains("version number")) {
            return new ConfigException(
                    "the database file " + file + " was written by another version of DuckDB",
                    "Use the version of org.duckdb:duckdb_jdbc that wrote it, or a newer one",
                    error);
        }
        if (text.contains("not a valid DuckDB database file")) {
            return new ConfigException(
                    "the file " + file + " is not a DuckDB database", "Name another file in the JDBC URL", error);
        }
        if (text.contains("Cannot open file") || text.contains("No such file")) {
            return new ConfigException(
                    "the database file " + file + " cannot be opened",
                    "Make its folder, and let this user write there",
                    error);
        }
        return new ConfigException(
                "the database " + (file.isEmpty() ? "in memory" : "file " + file) + " cannot be opened: " + text,
                "Check the JDBC URL and the limits of DuckDB",
                error);
    }
}
