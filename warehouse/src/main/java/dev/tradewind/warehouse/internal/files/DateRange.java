package dev.tradewind.warehouse.internal.files;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The days that a file says it covers.
 *
 * @param from the first day
 * @param to the last day, inside
 */
record DateRange(LocalDate from, LocalDate to) {
    /** Reads {@code 2024-05-01~2024-05-31}. */
    static Optional<DateRange> parse(String cell) {
        String[] ends = cell.split("~", -1);
        if (ends.length != 2) {
            return Optional.empty();
        }
        return Arrays.stream(DateForm.values())
                .flatMap(form -> form.parse(ends[0].strip()).stream()
                        .flatMap(from -> form.parse(ends[1].strip()).stream()
                                .filter(to -> !to.isBefore(from))
                                .map(to -> new DateRange(from, to))))
                .findFirst();
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
