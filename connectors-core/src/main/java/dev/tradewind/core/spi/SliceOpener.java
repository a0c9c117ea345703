package dev.tradewind.core.spi;

import java.util.Optional;

/** Opens the slices of one feed, without I/O. Safe for use by several threads. */
@FunctionalInterface
public interface SliceOpener {
    /**
     * Opens a slice.
     *
     * @param slice a window, days or a snapshot as the feed's axis says; a set of ids, for hints and repairs; or what one
     *     of its readers split off
     * @param from where to go on
     */
    SliceReader open(Slice slice, Optional<Cursor> from);
}
