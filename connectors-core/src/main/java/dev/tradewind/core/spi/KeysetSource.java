package dev.tradewind.core.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a {@link KeysetReader} reads from: a listing in ascending order of an instant, and of an id where instants are
 * equal.
 *
 * @param <R> a row of the listing, such as a decoded record or just its id and time
 */
public interface KeysetSource<R> {
    /**
     * Lists rows whose instant is at or after {@code from.at()} and before {@code to}, without the first
     * {@code from.offset()} of them. A platform that can also filter by id may leave out rows up to {@code from.id()}
     * and then ignores the offset.
     */
    Listing<R> list(KeysetPosition from, Instant to);

    /** The instant that rows are ordered by. */
    Instant axis(R row);

    /** The id that rows of one instant are ordered by. */
    String id(R row);

    /** How ids are ordered: by text, unless the platform orders them as numbers. */
    default int compareIds(String one, String other) {
        return one.compareTo(other);
    }

    /** Makes the page of these rows: maps them, or gets what they stand for. May be asked for none. */
    SlicePage page(List<R> rows, Optional<Instant> coveredTo, Step step);

    /**
     * One answer.
     *
     * @param rows at least two when there are more
     * @param more whether there are rows after these
     * @param left how many rows the platform says that this request matches, from its offset on, if it does
     */
    record Listing<R>(List<R> rows, boolean more, OptionalLong left) {
        public Listing {
            rows = List.copyOf(rows);
        }
    }
}
