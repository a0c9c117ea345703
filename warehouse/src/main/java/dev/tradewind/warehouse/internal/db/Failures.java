package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.error.TradewindException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what JDBC and jOOQ throw into what the caller can act on. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private Failures() {}

    /** Gives the JDBC error inside of jOOQ's; anything else is thrown as it is. */
    static SQLException unwrapped(RuntimeException error) {
        if (!(error instanceof TradewindException)) {
            for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    return sql;
                }
            }
        }
        throw error;
    }

    static DatabaseException of(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        if (error instanceof SQLTransientConnectionException || error instanceof SQLTimeoutException) {
            return new DatabaseException(
                    DatabaseException.Kind.BUSY,
                    "the pool gave no connection in time: " + error.getMessage(),
                    "The warehouse needs connections of its own beside those of the caller's transactions: enlarge the pool,"
                            + " and do not call the warehouse inside a transaction that holds its last connection",
                    error);
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new DatabaseException(
                    DatabaseException.Kind.UNAVAILABLE,
                    "the database cannot be reached: " + error.getMessage(),
                    "Check that it runs and that the URL names it; nothing of the open transaction was kept",
                    error);
        }
        if (state.startsWith("28") || state.startsWith("3D")) {
            return new DatabaseException(
                    DatabaseException.Kind.UNAVAILABLE,
                    "the database lets us not in: " + error.getMessage(),
                    "Check database, user and password",
                    error);
        }
        String message = String.valueOf(error.getMessage());
        if (message.startsWith("Out of Memory Error")) {
            return new DatabaseException(
                    DatabaseException.Kind.FULL,
                    "DuckDB has no memory left within its limit: "
                            + message.lines().findFirst().orElse(""),
                    "Give it more, by memoryLimit(\"2GB\") or by ;memory_limit=2GB at the end of its URL: the indexes have to fit,"
                            + " about 200 MB for each million order lines. What was committed is safe, and the next run goes"
                            + " on from there",
                    error);
        }
        if (state.equals("53100") || state.equals("53200") || message.contains("No space left on device")) {
            return new DatabaseException(
                    DatabaseException.Kind.FULL,
                    "the database has no room left: " + message,
                    "Free some disk or memory there. What was committed is safe, and the next run goes on from there",
                    error);
        }
        boolean data = state.startsWith("22")
                || state.startsWith("23")
                || message.startsWith("Constraint Error")
                || message.startsWith("Conversion Error");
        return new DatabaseException(
                data ? DatabaseException.Kind.DATA : DatabaseException.Kind.OTHER,
                "the database refused a statement: " + message,
                "",
                error);
    }

    static DatabaseException conflict(int attempts, SQLException error) {
        return new DatabaseException(
                DatabaseException.Kind.CONFLICT,
                "other transactions got in the way " + attempts + " times: " + error.getMessage(),
                "Run fewer writers at a time",
                error);
    }

    static void log(String what, SQLException error) {
        LOG.warn("{}: {}", what, error.getMessage());
    }
}
