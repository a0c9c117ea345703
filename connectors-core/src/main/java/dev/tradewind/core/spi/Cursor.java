package dev.tradewind.core.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A position inside a slice, opaque to all but the connector that made it, good on any machine.
 *
 * @param value names its format version and the request it belongs to; of any length
 * @param expires when the platform forgets it, empty when never
 */
public record Cursor(String value, Optional<Instant> expires) {
    public Cursor {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expires, "expires");
    }

    /** A position that never expires. */
    public static Cursor of(String value) {
        return new Cursor(value, Optional.empty());
    }
}
