package dev.tradewind.warehouse.internal.files;

import dev.tradewind.core.receipt.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says on the receipt which columns are not loaded. */
final class Columns {
    private Columns() {}

    static List<Reason> notes(Header header) {
        List<Reason> notes = new ArrayList<>();
        List<String> kept = header.places().keySet().stream()
                .filter(column -> !column.isRequired())
                .map(Column::title)
                .toList();
        if (!kept.isEmpty()) {
            notes.add(RangeCheck.reason(
                    Reason.Code.NOTE, kept.size() + " columns are kept as raw text only: " + String.join(", ", kept)));
        }
        if (!header.unknown().isEmpty()) {
            notes.add(RangeCheck.reason(
                    Reason.Code.NOTE,
                    "Columns that we do not know are kept as raw text only: \""
                            + String.join("\", \"", header.unknown()) + "\""));
        }
        return notes;
    }

    static Map<String, Long> unknowns(Header header, List<FileRow> rows) {
        Map<String, Long> unknowns = new TreeMap<>();
        header.unknown().forEach(title -> unknowns.merge("column=" + title, (long) rows.size(), Long::sum));
        return unknowns;
    }
}
