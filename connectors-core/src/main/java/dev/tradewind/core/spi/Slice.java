package dev.tradewind.core.spi;

import java.util.Objects;

/**
 * A piece of one feed that can be read alone, by any worker on any machine. Two planners that cut the same span make
 * equal slices.
 *
 * @param feed the feed's name
 * @param part the feed's part, empty when it has only one
 * @param scope what is read
 */
public record Slice(String feed, String part, Scope scope) {
    public Slice {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(scope, "scope");
    }
}
