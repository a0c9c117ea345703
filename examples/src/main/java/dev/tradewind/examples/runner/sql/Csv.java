package dev.tradewind.examples.runner.sql;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints rows as CSV with a header line: UTF-8, line feeds, instants as ISO 8601 in UTC. NULL is nothing between two
 * commas, an empty text is {@code ""}.
 */
final class Csv {
    private Csv() {}

    static void print(ResultSet rows, Writer to) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        @Nullable String[] cells = new String[columns.getColumnCount()];
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .autoFlush(false)
                .build(to)) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = columns.getColumnLabel(i + 1);
            }
            csv.writeRecord(cells);
            while (rows.next()) {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = text(rows, columns, i + 1);
                }
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the output was closed", e);
        }
    }

    /** The cells of one row as text; NULL is empty. */
    static List<String> cells(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String text = text(row, columns, i);
            cells.add(text == null ? "" : text);
        }
        return cells;
    }

    private static @Nullable String text(ResultSet rows, ResultSetMetaData columns, int i) throws SQLException {
        Object value = switch (columns.getColumnType(i)) {
            case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(i, OffsetDateTime.class);
            case Types.TIMESTAMP ->
                columns.getColumnTypeName(i).toLowerCase(Locale.ROOT).equals("timestamptz")
                        ? rows.getObject(i, OffsetDateTime.class)
                        : rows.getObject(i, LocalDateTime.class);
            case Types.DATE -> rows.getObject(i, LocalDate.class);
            case Types.BINARY, Types.VARBINARY, Types.BLOB -> rows.getBytes(i);
            default -> rows.getObject(i);
        };
        if (value == null) {
            return null;
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant().toString();
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toInstant(ZoneOffset.UTC).toString(); // all instants of the warehouse are UTC
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }
}
