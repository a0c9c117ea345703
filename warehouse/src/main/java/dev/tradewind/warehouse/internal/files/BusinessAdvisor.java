package dev.tradewind.warehouse.internal.files;

import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Rejected;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the day-by-day export of Lazada's Business Advisor: a header, a row with the range and its sums, a row of dashes,
 * a row for each day.
 */
public final class BusinessAdvisor {
    /** What a file may hold at most: a year of days is about 40 kilobytes. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private BusinessAdvisor() {}

    /**
     * Reads a file.
     *
     * @param bytes the file
     * @param currency the shop's ISO currency: the file does not say
     * @throws BadFile when no row can be trusted
     */
    public static TrafficFile read(byte[] bytes, String currency) throws BadFile {
        List<FileRow> rows = FileTable.read(FileText.decode(bytes));
        Header header = Header.of(rows);
        List<FileRow> body =
                rows.stream().skip(1).filter(row -> !row.isAll("-")).toList();
        Optional<DateRange> range =
                body.isEmpty() ? Optional.empty() : DateRange.parse(header.cell(body.get(0), Column.DATE));
        Optional<FileRow> rangeRow = range.map(it -> body.get(0));
        List<FileRow> days = range.isPresent() ? body.subList(1, body.size()) : body;
        if (days.isEmpty()) {
            throw new BadFile(rows.get(0).line(), "there is no day below the header", "Export the file again, by day");
        }
        List<String> cells =
                days.stream().map(row -> header.cell(row, Column.DATE)).toList();
        String rowPrefix = "file/" + range.map(DateRange::toString).orElse("no range") + "/";
        TrafficRow reader = new TrafficRow(header, DateForm.of(days, cells, range), currency, rowPrefix);
        return read(header, reader, rowPrefix, rangeRow, range, days);
    }

    private static TrafficFile read(
            Header header,
            TrafficRow reader,
            String rowPrefix,
            Optional<FileRow> rangeRow,
            Optional<DateRange> range,
            List<FileRow> rows) {
        Map<LocalDate, Long> lines = new HashMap<>();
        List<TrafficFile.Day> days = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (FileRow row : rows) {
            try {
                TrafficFile.Day day = reader.read(row);
                LocalDate date = day.record().date();
                if (range.isPresent() && !range.get().holds(date)) {
                    throw new BadCell(Column.DATE, "lies outside the range " + range.get());
                }
                Long before = lines.putIfAbsent(date, row.line());
                if (before != null) {
                    throw new BadCell(Column.DATE, "is the day of line " + before + " again");
                }
                days.add(day);
            } catch (BadCell e) {
                rejected.add(reader.reject(row, e, lines.keySet()));
            }
        }
        List<Reason> reasons = new ArrayList<>(new RangeCheck(header).of(rangeRow, range, rows, lines.keySet()));
        boolean balanced = reasons.isEmpty() && rejected.isEmpty();
        reasons.addAll(Columns.notes(header));
        return new TrafficFile(days, rejected, reasons, Columns.unknowns(header, rows), rowPrefix, balanced);
    }
}
