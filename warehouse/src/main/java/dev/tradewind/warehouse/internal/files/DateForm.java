package dev.tradewind.warehouse.internal.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** How a file writes its days. One form for the whole file. */
enum DateForm {
    ISO("uuuu-MM-dd"),
    DAY_FIRST("dd/MM/uuuu"),
    MONTH_FIRST("MM/dd/uuuu");

    private final DateTimeFormatter formatter;

    DateForm(String pattern) {
        this.formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    Optional<LocalDate> parse(String cell) {
        try {
            return Optional.of(LocalDate.parse(cell, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The form in which most of the days can be read; of several, the one in which most lie inside the range, then the
     * one in which they follow each other.
     *
     * @throws BadFile when two forms are as good and give other days
     */
    static DateForm of(List<FileRow> rows, List<String> cells, Optional<DateRange> range) throws BadFile {
        List<DateForm> best = best(List.of(values()), form -> form.days(cells).size());
        if (best.size() > 1 && range.isPresent()) {
            best = best(
                    best,
                    form -> form.days(cells).stream().filter(range.get()::holds).count());
        }
        if (best.size() > 1) {
            best = best(best, form -> -gaps(form.days(cells)));
        }
        List<DateForm> last = best;
        boolean same = best.stream()
                .allMatch(form -> form.days(cells).equals(last.get(0).days(cells)));
        if (!same) {
            throw new BadFile(
                    rows.get(0).line(),
                    "the days can be read as " + names(best),
                    "Keep the first row below the header, which states the range, or write the days as 2026-01-31");
        }
        return best.get(0);
    }

    private List<LocalDate> days(Collection<String> cells) {
        return cells.stream().map(this::parse).flatMap(Optional::stream).toList();
    }

    /** How many days between the first and the last are not there. */
    private static long gaps(List<LocalDate> days) {
        Set<LocalDate> distinct = new HashSet<>(days);
        Optional<LocalDate> first = distinct.stream().min(LocalDate::compareTo);
        Optional<LocalDate> last = distinct.stream().max(LocalDate::compareTo);
        return first.isEmpty() || last.isEmpty()
                ? 0
                : last.get().toEpochDay() - first.get().toEpochDay() + 1 - distinct.size();
    }

    private static List<DateForm> best(List<DateForm> forms, ToLongFunction<DateForm> score) {
        long most = forms.stream().mapToLong(score).max().orElse(0);
        return forms.stream().filter(form -> score.applyAsLong(form) == most).toList();
    }

    private static String names(List<DateForm> forms) {
        return String.join(
                " and as ",
                forms.stream()
                        .map(form -> form.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .toList());
    }
}
