package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Where slices of a feed may end: days are read whole, and instants to the second, where platforms cut their own times off. */
record Edges(Feed feed, ZoneId zone) {
    /** The last edge that does not lie after an instant. */
    Instant before(Instant instant) {
        return feed.axis() == Axis.DAY
                ? instant.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant()
                : instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The first edge that does not lie before an instant. */
    Instant after(Instant instant) {
        Instant before = before(instant);
        if (before.equals(instant)) {
            return instant;
        }
        return feed.axis() == Axis.DAY
                ? instant.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                : before.plusSeconds(1);
    }
}
