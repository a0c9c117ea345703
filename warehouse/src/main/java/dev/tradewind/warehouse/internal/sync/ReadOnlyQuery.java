package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Sql;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.sql.BareSql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One SELECT or WITH statement of a user, run where it can only read. */
public final class ReadOnlyQuery {
    private static final Pattern WORD = Pattern.compile("[a-z_]+");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge");
    private static final int ROWS_AT_A_TIME = 1_000;

    private final String sql;

    private ReadOnlyQuery(String sql) {
        this.sql = sql;
    }

    /** Looks at a text; what is no single statement that reads is refused. */
    public static ReadOnlyQuery of(String sql) {
        String bare = BareSql.of(sql).stripTrailing();
        int end = bare.endsWith(";") ? bare.length() - 1 : bare.length();
        String body = bare.substring(0, end).strip().toLowerCase(Locale.ROOT);
        Matcher words = WORD.matcher(body);
        String first = words.find() && words.start() == 0 ? words.group() : "";
        if (!first.equals("select") && !first.equals("with")) {
            throw refused("it must begin with SELECT or WITH");
        }
        if (body.contains(";")) {
            throw refused("it must be one statement");
        }
        while (first.equals("with") && words.find()) {
            if (WRITES.contains(words.group())) {
                throw refused("it holds the word " + words.group().toUpperCase(Locale.ROOT));
            }
        }
        return new ReadOnlyQuery(sql.substring(0, end));
    }

    /** Runs it. */
    public void run(Database database, Consumer<List<String>> columns, Consumer<List<@Nullable Object>> row) {
        within(database, tx -> {
            try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
                statement.setFetchSize(ROWS_AT_A_TIME);
                try (ResultSet rows = statement.executeQuery()) {
                    ResultSetMetaData meta = rows.getMetaData();
                    columns.accept(names(meta));
                    while (rows.next()) {
                        row.accept(values(rows, meta, tx.dialect()));
                    }
                }
            }
        });
    }

    /** Tells the columns without reading a row. */
    public void describe(Database database, Consumer<List<String>> columns) {
        within(database, tx -> {
            try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
                statement.setMaxRows(1);
                try (ResultSet rows = statement.executeQuery()) {
                    columns.accept(names(rows.getMetaData()));
                }
            }
        });
    }

    /** Work in a transaction in which names without a schema are ours. */
    private interface Work {
        void run(Tx tx) throws SQLException;
    }

    private static void within(Database database, Work work) {
        database.<Boolean>read(tx -> {
            if (tx.dialect() == Dialect.POSTGRES) {
                Sql.execute(tx.connection(), "set local search_path to " + tx.schema() + ", pg_catalog");
                work.run(tx);
                return true;
            }
            Sql.execute(tx.connection(), "use " + tx.schema());
            try {
                work.run(tx);
                return true;
            } finally {
                Sql.execute(tx.connection(), "use main");
            }
        });
    }

    private static List<String> names(ResultSetMetaData meta) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            names.add(meta.getColumnLabel(i));
        }
        return List.copyOf(names);
    }

    private static List<@Nullable Object> values(ResultSet rows, ResultSetMetaData meta, Dialect dialect)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            values.add(value(rows, i, meta.getColumnType(i), dialect));
        }
        return Collections.unmodifiableList(values);
    }

    private static @Nullable Object value(ResultSet rows, int column, int type, Dialect dialect) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof String) {
            return value;
        }
        return switch (type) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Sql.instant(rows, column, dialect);
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            default -> value.toString();
        };
    }

    private static ConfigException refused(String why) {
        return new ConfigException(
                "this SQL is not run: " + why,
                "Write one statement that begins with SELECT or WITH and only reads",
                null);
    }
}
