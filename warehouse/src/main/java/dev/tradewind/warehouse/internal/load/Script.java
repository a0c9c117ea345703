package dev.tradewind.warehouse.internal.load;

import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.TableDef;
import dev.tradewind.warehouse.internal.schema.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the load's SQL, which is one text for both engines. A table stands in braces, {@code {fact_orders}}, and is
 * replaced by its qualified name. No text ever holds a value of a record: those come through staging tables.
 */
final class Script {
    private static final Pattern TABLE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, TableDef> TABLES = Stream.of(Tables.all(), Stagings.all())
            .flatMap(List::stream)
            .collect(Collectors.toMap(TableDef::name, Function.identity()));

    private Script() {}

    /** What is read of one row. */
    interface Reader<T> {
        T read(Cells cells) throws SQLException;
    }

    /** Runs a statement and gives the number of rows that it touched. */
    static int run(Tx tx, String sql) throws SQLException {
        try (Statement statement = tx.connection().createStatement()) {
            return statement.executeUpdate(qualified(tx, sql));
        }
    }

    /** Runs a query. */
    static <T> List<T> rows(Tx tx, String sql, Reader<T> reader) throws SQLException {
        try (Statement statement = tx.connection().createStatement();
                ResultSet rows = statement.executeQuery(qualified(tx, sql))) {
            Cells cells = new Cells(rows, tx.dialect());
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(cells.first()));
            }
            return read;
        }
    }

    /**
     * Reads whole rows.
     *
     * @param stage gives the columns
     * @param from the query from {@code from} on, in which {@code t} is the table that has them
     */
    static List<Row> rows(Tx tx, Stage stage, String from) throws SQLException {
        String columns = stage.table().columns().stream()
                .map(column -> "t." + column.name())
                .collect(Collectors.joining(", "));
        return rows(tx, "select " + columns + " " + from, cells -> {
            Row row = stage.row();
            for (ColumnDef column : stage.table().columns()) {
                row.set(column.name(), cells.of(column));
            }
            return row;
        });
    }

    private static String qualified(Tx tx, String sql) {
        return TABLE.matcher(sql).replaceAll(match -> Matcher.quoteReplacement(tx.name(table(match.group(1)))));
    }

    private static TableDef table(String name) {
        TableDef table = TABLES.get(name);
        if (table == null) {
            throw new IllegalArgumentException("there is no table " + name);
        }
        return table;
    }
}
