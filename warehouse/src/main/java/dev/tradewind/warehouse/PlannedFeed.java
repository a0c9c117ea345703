package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a sync or a reload would read of one feed of a shop, as things stand now.
 *
 * @param shop the shop
 * @param feed the feed's name, empty when the shop cannot be read at all
 * @param datasets what it would be read for
 * @param slices what is new, what was left unread, what is due to be read again, and what is read by id
 * @param estimate what that costs, calls that are repeated not counted; empty when it is unknown
 * @param notes why less would be read than was asked for
 */
public record PlannedFeed(
        ShopRef shop,
        String feed,
        Set<Dataset<?>> datasets,
        List<Slice> slices,
        Optional<Estimate> estimate,
        List<String> notes) {
    public PlannedFeed {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(feed, "feed");
        datasets = Set.copyOf(datasets);
        slices = List.copyOf(slices);
        Objects.requireNonNull(estimate, "estimate");
        notes = List.copyOf(notes);
    }

    /** The first instant that is read; empty when only records are read by id, or nothing. */
    public Optional<Instant> from() {
        return slices.stream().flatMap(slice -> edge(slice.scope(), true)).min(Instant::compareTo);
    }

    /** The first instant that is not read any more; empty as for {@link #from()}. */
    public Optional<Instant> to() {
        return slices.stream().flatMap(slice -> edge(slice.scope(), false)).max(Instant::compareTo);
    }

    private static Stream<Instant> edge(Scope scope, boolean first) {
        if (scope instanceof Scope.Window window) {
            return Stream.of(first ? window.from() : window.to());
        } else if (scope instanceof Scope.Days days) {
            return Stream.of(
                    (first ? days.from() : days.to()).atStartOfDay(days.zone()).toInstant());
        } else if (scope instanceof Scope.AsOf asOf) {
            return Stream.of(asOf.at());
        }
        return Stream.empty();
    }
}
