package dev.tradewind.examples.runner.sql;

import dev.tradewind.examples.runner.config.DatabaseConfig;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/** Says in our words why a database did not answer, and what to do. */
final class DatabaseFailure {
    private static final Set<String> WRONG_LOGIN = Set.of("28P01", "28000");
    /** What DuckDB's driver puts in front of an error when results are streamed. */
    private static final Pattern STREAMED =
            Pattern.compile("^Invalid Input Error: Attempting to execute[^\\n]*\\nError: ");

    /** A table that every warehouse has; the schema may be there for the tokens alone. */
    private static final Pattern NO_SHOPS =
            Pattern.compile("(?:Table with name|relation) \"?wh_shop\"? does not exist");

    private static final Pattern BAD_TEXT = Pattern.compile(
            "^(?:java\\.sql\\.SQLException: )?(?:Parser|Binder|Catalog|Invalid Input|Permission) Error.*",
            Pattern.DOTALL);

    private DatabaseFailure() {}

    static QueryException opening(DatabaseConfig database, SQLException e) {
        return new QueryException(false, why(database, e), e);
    }

    private static String why(DatabaseConfig database, SQLException e) {
        String message = String.valueOf(e.getMessage());
        String state = String.valueOf(e.getSQLState());
        if (message.contains("Could not set lock") || message.contains("being used by another process")) {
            return "the warehouse " + database
                    + " is open in another process, and a DuckDB file takes one at a time. Wait"
                    + " until its sync ends, or stop it";
        }
        if (message.contains("schema") && database.url().startsWith("jdbc:duckdb:")) {
            return noWarehouse(database);
        }
        if (message.contains("not a valid DuckDB database file")) {
            return database + " is not a DuckDB file. Correct warehouse.url in the config, or move that file away";
        }
        if (WRONG_LOGIN.contains(state)) {
            return "the database " + database + " refuses the user or the password. Correct warehouse.user and"
                    + " warehouse.password in the config";
        }
        if (state.equals("3D000")) {
            return "the server has no such database: " + database + ". Make it: createdb, then run sync";
        }
        if (state.startsWith("08")) {
            return "the database " + database + " cannot be reached. Check host and port in warehouse.url, and that the"
                    + " server runs";
        }
        return "the database " + database + " cannot be opened: " + message;
    }

    private static String noWarehouse(DatabaseConfig database) {
        return database + " holds no warehouse in the schema "
                + database.schema().orElse("tradewind")
                + ". Run sync first, or correct warehouse.schema in the config";
    }

    static QueryException asking(DatabaseConfig database, SQLException e) {
        String message = STREAMED.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        if (NO_SHOPS.matcher(message).find()) {
            return new QueryException(false, noWarehouse(database), e);
        }
        String state = String.valueOf(e.getSQLState());
        boolean badText = state.startsWith("42")
                || state.equals("25006")
                || BAD_TEXT.matcher(message).matches();
        String advice = badText
                ? "\nTables and columns: docs/schema.md, or sql --config ... \"select table_name, column_name from"
                        + " information_schema.columns order by 1, ordinal_position\""
                : "";
        return new QueryException(badText, message.strip() + advice, e);
    }
}
