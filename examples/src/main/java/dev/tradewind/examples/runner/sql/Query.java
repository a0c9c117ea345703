package dev.tradewind.examples.runner.sql;

import dev.tradewind.examples.runner.config.DatabaseConfig;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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
        ask(database, SqlText.one(sql), rows -> Csv.print(rows, to));
    }

    /**
     * Reads a small answer into memory, as text; NULL is empty.
     *
     * @throws QueryException as {@link #run} does
     */
    public static List<List<String>> rows(DatabaseConfig database, String sql) {
        List<List<String>> all = new ArrayList<>();
        ask(database, SqlText.one(sql), rows -> {
            while (rows.next()) {
                all.add(Csv.cells(rows));
            }
        });
        return all;
    }

    private static void ask(DatabaseConfig database, String one, RowWork work) {
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
                work.on(rows);
            }
        } catch (SQLException e) {
            throw DatabaseFailure.asking(database, e);
        }
    }

    private interface RowWork {
        void on(ResultSet rows) throws SQLException;
    }
}
