package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.warehouse.internal.db.Sql;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.Fit;
import dev.tradewind.warehouse.internal.schema.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SQL text with bound values. A table stands in braces: <code>{wh_slice}</code> becomes its qualified name. */
final class Statements {
    private static final Pattern TABLE = Pattern.compile("\\{([a-z]\\w*)}");

    private Statements() {}

    /**
     * Makes a value of the row on which the result stands.
     *
     * @param <T> the value
     */
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** Runs a statement that changes rows; returns how many. */
    static int update(Tx tx, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(tx, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Runs a query whose result is small. */
    static <T> List<T> list(Tx tx, String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement statement = prepare(tx, sql, values);
                ResultSet rows = statement.executeQuery()) {
            Row row = new Row(rows, tx.dialect());
            while (rows.next()) {
                all.add(reader.read(row));
            }
        }
        return all;
    }

    /** Runs a query with at most one row that counts. */
    static <T> Optional<T> first(Tx tx, String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        return list(tx, sql, reader, values).stream().findFirst();
    }

    /** Runs a query for one number. */
    static long number(Tx tx, String sql, @Nullable Object... values) throws SQLException {
        return first(tx, sql, row -> row.number(1), values).orElse(0L);
    }

    /** As many question marks as values, for a list in a statement. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static PreparedStatement prepare(Tx tx, String sql, @Nullable Object... values) throws SQLException {
        Matcher tables = TABLE.matcher(sql);
        String text = tables.replaceAll(match -> Matcher.quoteReplacement(tx.name(Tables.named(match.group(1)))));
        PreparedStatement statement = tx.connection().prepareStatement(text);
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i], tx.dialect());
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value, Dialect dialect)
            throws SQLException {
        if (value instanceof Instant instant) {
            Sql.bind(statement, index, instant, dialect);
        } else if (value instanceof Moment moment) {
            Sql.bind(statement, index, moment.instant(), dialect);
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (value instanceof String text) {
            statement.setString(index, Fit.text(text));
        } else if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setObject(index, value);
        }
    }

    /**
     * An instant that may be missing, as a value to bind: a bare null would be a text.
     *
     * @param instant the instant or null
     */
    record Moment(@Nullable Instant instant) {}

    /** The row on which a result stands; columns are counted from 1. */
    static final class Row {
        private final ResultSet rows;
        private final Dialect dialect;

        Row(ResultSet rows, Dialect dialect) {
            this.rows = rows;
            this.dialect = dialect;
        }

        String text(int column) throws SQLException {
            return rows.getString(column);
        }

        @Nullable
        String textOrNull(int column) throws SQLException {
            return rows.getString(column);
        }

        long number(int column) throws SQLException {
            return rows.getLong(column);
        }

        boolean flag(int column) throws SQLException {
            return rows.getBoolean(column);
        }

        Instant instant(int column) throws SQLException {
            Instant instant = instantOrNull(column);
            if (instant == null) {
                throw new SQLException("column " + column + " must not be null");
            }
            return instant;
        }

        @Nullable
        Instant instantOrNull(int column) throws SQLException {
            return Sql.instant(rows, column, dialect);
        }
    }
}
