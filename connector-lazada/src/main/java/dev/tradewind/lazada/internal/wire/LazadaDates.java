package dev.tradewind.lazada.internal.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lazada's dates. Answers come as {@code 2018-09-22 00:09:17 +0700} (seen live), as ISO 8601 with an offset, without any
 * offset (then in the site's zone), and as seconds or milliseconds since 1970, as text or number.
 */
public final class LazadaDates {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(?:\\.\\d{1,20})?(?:[eE]\\+?\\d{1,2})?");

    /** Larger numbers are milliseconds: in seconds they would be in the year 5138. */
    private static final long MOST_SECONDS = 99_999_999_999L;

    private static final DateTimeFormatter ANSWER = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter REQUEST =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private LazadaDates() {}

    /**
     * Reads a date.
     *
     * @param zone where a date without an offset is meant
     * @return the instant, or empty for nothing: a blank, 0, or {@code 0000-00-00}
     * @throws DateTimeException when it is none of the known forms
     */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        String date = text.strip();
        if (date.isEmpty() || date.equals("0") || date.startsWith("0000-00-00")) {
            return Optional.empty();
        }
        if (NUMBER.matcher(date).matches()) {
            long number = whole(date);
            if (number == 0) {
                return Optional.empty();
            }
            return Optional.of(number > MOST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        }
        TemporalAccessor parsed = ANSWER.parseBest(date, OffsetDateTime::from, LocalDateTime::from);
        if (parsed instanceof OffsetDateTime exact) {
            return Optional.of(exact.toInstant());
        }
        return Optional.of(LocalDateTime.from(parsed).atZone(zone).toInstant());
    }

    private static long whole(String number) {
        try {
            return new BigDecimal(number).toBigInteger().longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new DateTimeException("not a time: " + number, tooLarge);
        }
    }

    /** An instant as requests want it, down to the second: {@code 2026-11-01T00:00:00+08:00}. */
    public static String format(Instant instant, ZoneId zone) {
        return REQUEST.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
