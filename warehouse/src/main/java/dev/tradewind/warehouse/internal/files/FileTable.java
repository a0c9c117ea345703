package dev.tradewind.warehouse.internal.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a text, apart at the delimiter that its first line uses. */
final class FileTable {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private FileTable() {}

    /** All rows but empty ones, the header first. */
    static List<FileRow> read(String text) throws BadFile {
        List<FileRow> rows = new ArrayList<>();
        String[] lines = text.split("\r\n|\r|\n", -1);
        long last = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter(lines[0]))
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            List<CsvRecord> records = new ArrayList<>();
            for (CsvRecord each : reader) {
                last = each.getStartingLineNumber();
                records.add(each);
            }
            for (int i = 0; i < records.size(); i++) {
                long from = records.get(i).getStartingLineNumber();
                long to = i + 1 < records.size() ? records.get(i + 1).getStartingLineNumber() : from + 1;
                FileRow row = new FileRow(from, cells(records.get(i)), raw(lines, from, to));
                if (!row.isAll("")) {
                    rows.add(row);
                }
            }
        } catch (CsvParseException e) {
            throw new BadFile(last, "a quote is opened and not closed, here or below", "Download the file again");
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail to be read", e);
        }
        return rows;
    }

    private static char delimiter(String header) {
        char best = ',';
        long most = 0;
        for (char each : DELIMITERS) {
            long count = header.chars().filter(c -> c == each).count();
            if (count > most) {
                best = each;
                most = count;
            }
        }
        return best;
    }

    private static List<String> cells(CsvRecord each) {
        return each.getFields().stream().map(String::strip).toList();
    }

    private static String raw(String[] lines, long from, long to) {
        StringBuilder raw = new StringBuilder(lines[(int) from - 1]);
        for (long line = from + 1; line < to && !lines[(int) line - 1].isEmpty(); line++) {
            raw.append('\n').append(lines[(int) line - 1]);
        }
        return raw.toString();
    }
}
