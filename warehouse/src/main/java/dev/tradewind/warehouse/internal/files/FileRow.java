package dev.tradewind.warehouse.internal.files;

import java.util.List;

/**
 * A row of a table in a file.
 *
 * @param line where it begins, from 1
 * @param cells its cells, stripped of blanks
 * @param raw its text as it stands in the file
 */
record FileRow(long line, List<String> cells, String raw) {
    /** A cell, or {@code -} where the row is too short. */
    String cell(int index) {
        return index < cells.size() ? cells.get(index) : "-";
    }

    boolean isAll(String value) {
        return cells.stream().allMatch(value::equals);
    }
}
