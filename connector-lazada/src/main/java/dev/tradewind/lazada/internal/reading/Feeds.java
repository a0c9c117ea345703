package dev.tradewind.lazada.internal.reading;

import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.lazada.internal.wire.LazadaRates;
import java.util.List;
import java.util.Optional;

/** The streams of one kind of record, and what opens their slices. */
public interface Feeds {
    /** The streams, with the allowances on which their calls draw. */
    List<Feed> feeds(LazadaRates rates);

    /** Opens a slice of one of them without I/O; empty when they have no such scope. */
    Optional<SliceReader> open(Slice slice, Optional<Cursor> from);
}
