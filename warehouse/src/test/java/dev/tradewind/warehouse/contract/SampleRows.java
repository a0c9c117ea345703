package dev.tradewind.warehouse.contract;

import dev.tradewind.warehouse.internal.db.BulkRows;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.ColumnType;
import dev.tradewind.warehouse.internal.schema.Columns;
import dev.tradewind.warehouse.internal.schema.Content;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.Fit;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Made-up rows that fill every column of any table, by the bulk path. */
final class SampleRows {
    private static final int SUFFIX = 4;

    private SampleRows() {}

    /** A table with a column of every type, each once as it is and once missing. */
    static TableDef everyType() {
        List<ColumnDef> columns = new ArrayList<>(List.of(Columns.int8("id", "")));
        for (ColumnType type : ColumnType.values()) {
            String name = type.name().toLowerCase(Locale.ROOT);
            columns.add(new ColumnDef("a_" + name, type, 0, false, "", Content.ALWAYS, ""));
            columns.add(new ColumnDef("no_" + name, type, 0, true, "", Content.ALWAYS, ""));
        }
        return TableDef.of("sample", "", columns.toArray(ColumnDef[]::new)).key("id");
    }

    /** The value of a column in the row of this number. Keys differ from row to row, and from those of seeded rows. */
    static Object value(ColumnDef column, int number, String text) {
        return switch (column.type()) {
            case LONG -> 10_000_000_000L + number;
            case INT -> 30_000_000 + number;
            case SHORT -> (short) (2_000 + number);
            case MONEY -> BigDecimal.valueOf(number * 12_345L - 500_000, 4);
            case RATE -> BigDecimal.valueOf(number * 12_345_678L, 8);
            case TEXT -> sized(text, column.size(), number);
            case TIMESTAMP ->
                Instant.ofEpochSecond(1_700_000_000L + 86_399L * number, number * 1_000L)
                        .plusSeconds(column.name().equals("observed_at") ? 1 : 0);
            case DATE -> LocalDate.of(2020, 2, 29).plusDays(number);
            case FLAG -> number % 2 == 0;
        };
    }

    /** A whole row. */
    static @Nullable Object[] row(TableDef table, int number, String text) {
        return table.columns().stream()
                .map(column -> column.name().startsWith("no_") ? null : value(column, number, text))
                .toArray();
    }

    /** A row for each text. */
    static List<@Nullable Object[]> rows(TableDef table, List<String> texts) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        texts.forEach(text -> rows.add(row(table, rows.size(), text)));
        return rows;
    }

    /** Puts rows into a table by way of a staging table of the same columns. */
    static void load(Tx tx, TableDef table, List<@Nullable Object[]> rows) throws SQLException {
        TableDef staging = TableDef.staging("stg_" + table.name(), table.columns());
        try (BulkRows bulk = tx.bulk(staging)) {
            for (@Nullable Object[] row : rows) {
                bulk.row(row);
            }
        }
        Dialect dialect = tx.dialect();
        String columns = table.columns().stream()
                .map(column -> dialect.quote(column.name()))
                .collect(Collectors.joining(", "));
        try (Statement statement = tx.connection().createStatement()) {
            statement.executeUpdate("insert into " + tx.name(table) + " (" + columns + ") select " + columns + " from "
                    + tx.name(staging));
        }
    }

    /** Cuts a text to a column's size, and ends it with the row's number where there is room. */
    private static String sized(String text, int size, int number) {
        String fit = Fit.text(text);
        if (size == 0) {
            return fit;
        }
        String suffix = size < 2 * SUFFIX ? "" : String.format(Locale.ROOT, "%04d", number);
        int room = size - suffix.length();
        int length = fit.codePointCount(0, fit.length());
        return (length <= room ? fit : fit.substring(0, fit.offsetByCodePoints(0, room))) + suffix;
    }
}
