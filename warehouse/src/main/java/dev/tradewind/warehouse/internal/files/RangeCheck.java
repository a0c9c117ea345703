package dev.tradewind.warehouse.internal.files;

import dev.tradewind.core.receipt.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds the range row against the rows below it: its days, and the sums that must add up. */
final class RangeCheck {
    private static final String ADVICE = " Download the file again from Business Advisor";

    private final Header header;

    RangeCheck(Header header) {
        this.header = header;
    }

    /** What does not agree; nothing when all does. */
    List<Reason> of(Optional<FileRow> rangeRow, Optional<DateRange> range, List<FileRow> rows, Set<LocalDate> days) {
        if (rangeRow.isEmpty() || range.isEmpty()) {
            return List.of(reason(
                    Reason.Code.NOTE,
                    "There is no row with the range and its sums: whether rows are missing is unknown"));
        }
        List<Reason> reasons = new ArrayList<>();
        List<LocalDate> missing = range.get()
                .from()
                .datesUntil(range.get().to().plusDays(1))
                .filter(day -> !days.contains(day))
                .toList();
        if (!missing.isEmpty()) {
            reasons.add(reason(
                    Reason.Code.UNREAD,
                    missing.size() + " of the days " + range.get() + " not loaded, the first is " + missing.get(0) + "."
                            + ADVICE));
        }
        for (Column column : Column.ADDITIVE) {
            sums(column, rangeRow.get(), rows).ifPresent(reasons::add);
        }
        return reasons;
    }

    private Optional<Reason> sums(Column column, FileRow rangeRow, List<FileRow> rows) {
        try {
            BigDecimal stated = Numbers.amount(header.cell(rangeRow, column));
            if (stated == null) {
                return Optional.empty();
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (FileRow row : rows) {
                BigDecimal value = Numbers.amount(header.cell(row, column));
                sum = value == null ? sum : sum.add(value);
            }
            return stated.compareTo(sum) == 0
                    ? Optional.empty()
                    : Optional.of(reason(
                            Reason.Code.DISPUTED,
                            column.title() + " of the range is " + stated.toPlainString() + " on line "
                                    + rangeRow.line() + ", but its days add up to " + sum.toPlainString() + "."
                                    + ADVICE));
        } catch (NumberFormatException e) {
            return Optional.of(reason(
                    Reason.Code.DISPUTED,
                    column.title() + " cannot be added up: a cell is " + e.getMessage() + "." + ADVICE));
        }
    }

    static Reason reason(Reason.Code code, String message) {
        return new Reason(code, "", "", message);
    }
}
