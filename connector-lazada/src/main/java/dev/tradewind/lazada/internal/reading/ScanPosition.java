package dev.tradewind.lazada.internal.reading;

import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Cursor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a scan goes on: a place on the axis, not a page number, so that it is good on any machine for ever.
 *
 * @param at everything changed before this is read; on a whole second
 * @param seen ids that were read of the second at {@code at}
 * @param step products only: how much of the axis the next request asks for
 * @param requests how many requests led here
 * @param weak whether some second could not be proved whole
 */
public record ScanPosition(Instant at, Set<String> seen, Duration step, int requests, boolean weak) {
    private static final String FORMAT = "1";

    public ScanPosition {
        seen = Set.copyOf(seen);
    }

    public static ScanPosition start(Instant at, Duration step) {
        return new ScanPosition(at, Set.of(), step, 0, false);
    }

    public ScanPosition at(Instant next, Set<String> ids) {
        return new ScanPosition(next, ids, step, requests, weak);
    }

    public ScanPosition step(Duration next) {
        return new ScanPosition(at, seen, next, requests, weak);
    }

    public ScanPosition requested() {
        return new ScanPosition(at, seen, step, requests + 1, weak);
    }

    public ScanPosition weak(boolean also) {
        return new ScanPosition(at, seen, step, requests, weak || also);
    }

    /** The position as text; the name of the feed is a part of it. */
    public Cursor cursor(String feed) {
        String ids = seen.stream().sorted().collect(Collectors.joining(","));
        return Cursor.of(String.join(
                ";",
                FORMAT,
                feed,
                at.toString(),
                step.toString(),
                Integer.toString(requests),
                weak ? "weak" : "strict",
                ids));
    }

    /**
     * Reads a position.
     *
     * @throws CursorExpiredException when it is of another feed or of a format that this version does not know: the slice
     *     begins anew
     */
    public static ScanPosition of(Cursor cursor, String feed, ErrorContext context) {
        String[] parts = cursor.value().split(";", -1);
        try {
            if (parts.length == 7 && parts[0].equals(FORMAT) && parts[1].equals(feed)) {
                Set<String> ids = parts[6].isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(parts[6].split(",")));
                return new ScanPosition(
                        Instant.parse(parts[2]),
                        ids,
                        Duration.parse(parts[3]),
                        Integer.parseInt(parts[4]),
                        parts[5].equals("weak"));
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw expired(context, e);
        }
        throw expired(context, null);
    }

    private static CursorExpiredException expired(ErrorContext context, @Nullable Throwable cause) {
        return new CursorExpiredException(context, "the saved position is of another version", "", cause);
    }
}
