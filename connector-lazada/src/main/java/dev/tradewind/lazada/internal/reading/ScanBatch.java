package dev.tradewind.lazada.internal.reading;

import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.lazada.internal.wire.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one request of a scan brought.
 *
 * @param rows new rows inside the slice
 * @param unplaced rows that cannot be placed on the axis
 * @param position where to go on
 * @param askedAt when the request was started, by our clock
 * @param end present when nothing is left
 */
public record ScanBatch(
        List<Listing.Row> rows,
        List<Rejected> unplaced,
        ScanPosition position,
        Instant askedAt,
        Optional<Evidence> end) {}
