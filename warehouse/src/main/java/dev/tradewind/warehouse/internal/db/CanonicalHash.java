package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.Content;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.KeySql;
import dev.tradewind.warehouse.internal.schema.TableDef;
import dev.tradewind.warehouse.internal.schema.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a table says, in one line: equal for equal content on both engines, whatever the order in which the rows came. Left out
 * are keys that we made, traces of the load, and instants of our own clock: see {@link Content}.
 *
 * <p>It is the number of rows and, digit by digit of 60 bits, the sum over the rows of SHA-256 of their values. The database
 * computes it, so it costs one scan and no memory of ours.
 */
public final class CanonicalHash {
    private static final int DIGITS = 15;
    private static final int WORDS = 4;
    private static final String MISSING = "'~'";

    private CanonicalHash() {}

    /** The hashes of all tables that hold content, by name, of one state of the database. */
    public static SortedMap<String, String> of(Database database) {
        return database.read(tx -> {
            SortedMap<String, String> hashes = new TreeMap<>();
            for (TableDef table : Tables.all()) {
                if (table.content()) {
                    hashes.put(table.name(), of(tx, table));
                }
            }
            return Collections.unmodifiableSortedMap(hashes);
        });
    }

    /** The hash of one table. */
    public static String of(Tx tx, TableDef table) throws SQLException {
        try (Statement statement = tx.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql(tx, table))) {
            rows.next();
            StringBuilder hash = new StringBuilder(rows.getString(1));
            for (int word = 0; word < WORDS; word++) {
                hash.append(word == 0 ? ':' : '-')
                        .append(rows.getBigDecimal(word + 2).toBigInteger().toString(16));
            }
            return hash.toString();
        }
    }

    /** The columns that are left out, or left out where they equal {@code observed_at}, by table. */
    static Map<String, List<String>> leftOut(Content how) {
        return new TreeMap<>(Tables.all().stream()
                .filter(TableDef::content)
                .collect(Collectors.toMap(
                        TableDef::name,
                        table -> table.columns().stream()
                                .filter(column -> column.content() == how)
                                .map(ColumnDef::name)
                                .toList())));
    }

    private static String sql(Tx tx, TableDef table) {
        Dialect dialect = tx.dialect();
        String row = table.columns().stream()
                .filter(column -> column.content() != Content.NEVER)
                .map(column -> value(dialect, column))
                .collect(Collectors.joining(" || ';' || "));
        StringBuilder sums = new StringBuilder("count(*)");
        for (int word = 0; word < WORDS; word++) {
            sums.append(", coalesce(sum(").append(word(dialect, word)).append("), 0)");
        }
        return "select " + sums + " from (select " + KeySql.sha256(dialect, row) + " as hash from " + tx.name(table)
                + ") as hashes";
    }

    private static String word(Dialect dialect, int word) {
        String digits = "substr(hash, " + (1 + word * DIGITS) + ", " + DIGITS + ")";
        return dialect == Dialect.DUCKDB
                ? "cast('0x' || " + digits + " as bigint)"
                : "cast(cast('x' || " + digits + " as bit(60)) as bigint)";
    }

    private static String value(Dialect dialect, ColumnDef column) {
        String name = dialect.quote(column.name());
        String value = column.content() == Content.UNLESS_OBSERVED ? "nullif(" + name + ", observed_at)" : name;
        String text = switch (column.type()) {
            case TEXT -> "(length(" + value + ") || ':' || " + value + ")";
            case TIMESTAMP -> KeySql.micros(dialect, value);
            case DATE ->
                dialect == Dialect.DUCKDB
                        ? "strftime(" + value + ", '%Y-%m-%d')"
                        : "to_char(" + value + ", 'YYYY-MM-DD')";
            case LONG, INT, SHORT, MONEY, RATE, FLAG -> "cast(" + value + " as varchar)";
        };
        return "coalesce(" + text + ", " + MISSING + ")";
    }
}
