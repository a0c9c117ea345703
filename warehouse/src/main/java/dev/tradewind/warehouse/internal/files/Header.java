package dev.tradewind.warehouse.internal.files;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the columns of a file stand.
 *
 * @param titles all titles, as they stand
 * @param places the place of each column that is there
 * @param unknown titles that we do not know
 */
record Header(List<String> titles, Map<Column, Integer> places, List<String> unknown) {
    static Header of(List<FileRow> rows) throws BadFile {
        if (rows.isEmpty()) {
            throw new BadFile(0, "the file is empty", "Export it again from Business Advisor");
        }
        FileRow row = rows.get(0);
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            Optional<Column> column = Column.titled(row.cell(i));
            if (column.isEmpty()) {
                unknown.add(row.cell(i));
            } else if (places.putIfAbsent(column.get(), i) != null) {
                throw new BadFile(
                        row.line(),
                        "the column \"" + column.get().title() + "\" stands twice",
                        "Remove one of them; which one holds the numbers cannot be guessed");
            }
        }
        List<String> missing = new ArrayList<>();
        for (Column column : Column.values()) {
            if (column.isRequired() && !places.containsKey(column)) {
                missing.add("\"" + column.title() + "\"");
            }
        }
        if (!missing.isEmpty()) {
            throw new BadFile(
                    row.line(),
                    "missing " + (missing.size() == 1 ? "column " : "columns ") + String.join(", ", missing),
                    "Export the file from Business Advisor in English, by day, with all metrics");
        }
        return new Header(row.cells(), places, List.copyOf(unknown));
    }

    String cell(FileRow row, Column column) {
        Integer place = places.get(column);
        return place == null ? "-" : row.cell(place);
    }

    /** How many cells a row has. */
    int width() {
        return titles.size();
    }
}
