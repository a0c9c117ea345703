package dev.tradewind.lazada.internal.money;

import dev.tradewind.lazada.internal.wire.LazadaDates;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates of the finance APIs, whose form is not documented: {@code 17 May 2016} in a sample, {@code 2016-05-17} and others
 * in programs of other people. English names of months whatever the locale of the JVM; of two numbers the day comes first,
 * as it is written in all six countries. Everything else is read as {@link LazadaDates} does.
 */
final class MoneyDates {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String TIME = "(?:[ T,]+(\\d{2}:\\d{2}(?::\\d{2})?))?";
    private static final Pattern NAMED = Pattern.compile("(\\d{1,2})[ ./-]([A-Za-z]{3,9})\\.?,?[ ./-](\\d{4})" + TIME);
    private static final Pattern MONTH_FIRST = Pattern.compile("([A-Za-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})" + TIME);
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[./-](\\d{1,2})[./-](\\d{1,2})" + TIME);
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})" + TIME);

    private MoneyDates() {}

    /**
     * Reads a date; one without a time of day is the beginning of that day.
     *
     * @param zone where a date without an offset is meant
     * @throws DateTimeException when it is absent or none of the known forms
     */
    static Instant parse(@Nullable String text, ZoneId zone) {
        String date = text == null ? "" : text.strip();
        Matcher named = NAMED.matcher(date);
        if (named.matches()) {
            return at(named.group(3), month(named.group(2)), named.group(1), named.group(4), zone);
        }
        Matcher monthFirst = MONTH_FIRST.matcher(date);
        if (monthFirst.matches()) {
            return at(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2), monthFirst.group(4), zone);
        }
        Matcher dayFirst = DAY_FIRST.matcher(date);
        if (dayFirst.matches()) {
            return at(dayFirst.group(3), number(dayFirst.group(2)), dayFirst.group(1), dayFirst.group(4), zone);
        }
        for (Pattern form : List.of(YEAR_FIRST, COMPACT)) {
            Matcher yearFirst = form.matcher(date);
            if (yearFirst.matches()) {
                return at(yearFirst.group(1), number(yearFirst.group(2)), yearFirst.group(3), yearFirst.group(4), zone);
            }
        }
        return LazadaDates.parse(date, zone).orElseThrow(() -> new DateTimeException("no date"));
    }

    private static Instant at(String year, int month, String day, @Nullable String time, ZoneId zone) {
        LocalTime clock = time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time);
        return LocalDate.of(number(year), month, number(day))
                .atTime(clock)
                .atZone(zone)
                .toInstant();
    }

    private static int month(String name) {
        int place = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
        if (place < 0) {
            throw new DateTimeException("no month of that name");
        }
        return place + 1;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
