package dev.tradewind.core.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates and delays of HTTP headers (RFC 9110, sections 5.6.7 and 10.2.3). */
public final class HttpDates {
    /** Whole seconds; some gateways add a fraction. */
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,9})(?:\\.([0-9]{1,9}))?");

    private HttpDates() {}

    /** The instant of an HTTP date such as {@code Tue, 24 Nov 2026 15:46:05 GMT}; empty when it is not one. */
    public static Optional<Instant> parse(String value) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.trim(), Instant::from));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /**
     * The instant that a {@code Retry-After} header names, on our clock; empty when it names none.
     *
     * @param toOurs brings an instant of the server's clock to ours, since a date is on the server's
     */
    public static Optional<Instant> retryAfter(String value, Instant now, UnaryOperator<Instant> toOurs) {
        Matcher seconds = SECONDS.matcher(value.trim());
        if (!seconds.matches()) {
            return parse(value).map(toOurs);
        }
        boolean more = seconds.group(2) != null && !seconds.group(2).matches("0*");
        return Optional.of(now.plus(Duration.ofSeconds(Long.parseLong(seconds.group(1)) + (more ? 1 : 0))));
    }
}
