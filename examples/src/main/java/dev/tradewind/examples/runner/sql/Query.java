package dev.tradewind.examples.runner.sql;

import dev.tradewind.examples.runner.config.DatabaseConfig;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One query, answered as CSV. */
public final class Query {
    private Query() {}

    /**
     * Runs a query that reads, and writes its rows as CSV with a header line.
     *
     * @param database the warehouse
     * @param sql one statement; unqualified names resolve to the warehouse's schema
     * @param to where the CSV goes
     * @throws QueryException when it is not one reading statement, or the database does not answer it
     */
    public static void run(DatabaseConfig database, String sql, Writer to) {
        String one = SqlText.one(sql);
        Connection connection;
        try {
            connection = Reader.open(database);
        } catch (SQLException e) {
            throw DatabaseFailure.opening(database, e);
        }
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            try (ResultSet rows = statement.executeQuery(one)) {
                Csv.print(rows, to);
            }
        } catch (SQLException e) {
            throw DatabaseFailure.asking(e);
        }
    }
}
