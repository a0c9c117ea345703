package dev.tradewind.testkit.memory;

import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Cursor;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a reader is: what the cursors of this package say.
 *
 * @param phase what it is about to do
 * @param major the second, day, offset or place that it has got to
 * @param minor the place inside the second
 * @param rows records that were delivered so far
 * @param expires when this position is forgotten
 */
record Position(Phase phase, long major, long minor, long rows, Optional<Instant> expires) {
    private static final String FORMAT = "m1";

    enum Phase {
        WAIT,
        READ,
        LIST
    }

    static Position start(Phase phase, long major, long minor) {
        return new Position(phase, major, minor, 0, Optional.empty());
    }

    Position to(Phase next, long nextMajor, long nextMinor, long more) {
        return new Position(next, nextMajor, nextMinor, rows + more, expires);
    }

    Position expires(Optional<Instant> when) {
        return new Position(phase, major, minor, rows, when);
    }

    Cursor cursor() {
        String end = expires.map(Instant::toString).orElse("-");
        return new Cursor(FORMAT + "|" + phase + "|" + major + "|" + minor + "|" + rows + "|" + end, expires);
    }

    /** Reads a cursor; one of another format is as good as expired. */
    static Position of(Cursor cursor, ErrorContext context) {
        String[] parts = cursor.value().split("\\|", -1);
        if (parts.length != 6 || !parts[0].equals(FORMAT)) {
            throw new CursorExpiredException(
                    context, "the position is of another format", "Start the slice again", null);
        }
        return new Position(
                Phase.valueOf(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                parts[5].equals("-") ? Optional.empty() : Optional.of(Instant.parse(parts[5])));
    }
}
