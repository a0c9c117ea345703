package dev.tradewind.core.spi;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * Which state of a whole record this is. An older one never overwrites a newer one.
 *
 * @param source the platform's own time of the change; {@code observed} where it has none
 * @param observed when the request that brought it was started, by the runtime's clock; an engine moves it onto the platform's
 *     clock when the two disagree by more than 2 seconds
 */
public record Version(Instant source, Instant observed) implements Comparable<Version> {
    private static final Comparator<Version> ORDER =
            Comparator.comparing(Version::source).thenComparing(Version::observed);

    public Version {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(observed, "observed");
    }

    /** The version of a record for which the platform states no time. */
    public static Version observed(Instant observed) {
        return new Version(observed, observed);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
