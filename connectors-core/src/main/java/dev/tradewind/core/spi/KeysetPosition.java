package dev.tradewind.core.spi;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Up to where a key-set reading has come: every row before {@code at} is read, and at that instant every row up to the id.
 *
 * @param at the axis of the last row read, or the start of the window
 * @param id the id of the last row read at that instant, empty when none was
 * @param offset how many rows from {@code at} on to skip; more than 0 only while more rows share one instant than a page
 *     holds
 */
public record KeysetPosition(Instant at, Optional<String> id, int offset) {
    private static final String FORMAT = "keyset1";

    public KeysetPosition {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(id, "id");
        if (offset < 0) {
            throw new IllegalArgumentException("an offset must not be negative: " + offset);
        }
    }

    static KeysetPosition startOf(Scope.Window window) {
        return new KeysetPosition(window.from(), Optional.empty(), 0);
    }

    /** As text that names its format and its window: an id may hold anything, so it comes last. */
    Cursor cursor(Scope.Window window) {
        String place =
                String.join(" ", FORMAT, window.from().toString(), window.to().toString(), at.toString());
        return Cursor.of(place + " " + offset + id.map(text -> " " + text).orElse(""));
    }

    /** Reads a cursor; empty when it is of another format or another window. */
    static Optional<KeysetPosition> parse(Cursor cursor, Scope.Window window) {
        String[] parts = cursor.value().split(" ", 6);
        if (parts.length < 5
                || !parts[0].equals(FORMAT)
                || !parts[1].equals(window.from().toString())
                || !parts[2].equals(window.to().toString())) {
            return Optional.empty();
        }
        try {
            Optional<String> id = parts.length == 6 ? Optional.of(parts[5]) : Optional.empty();
            return Optional.of(new KeysetPosition(Instant.parse(parts[3]), id, Integer.parseInt(parts[4])));
        } catch (DateTimeException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
