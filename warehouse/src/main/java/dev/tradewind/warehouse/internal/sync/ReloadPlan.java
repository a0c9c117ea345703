package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Span;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Feed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to be read of one feed so that every record of some days is met. A feed that is read by time of change lists a
 * record of these days under its last change, which may be as late as now: hence it is read from the first day to now. All
 * others are read for these days alone.
 *
 * @param feed the feed
 * @param from where reading begins
 * @param to where it ends
 * @param lost the part of these days that the platform does not let us read any more
 * @param notes what else the receipt should say
 */
record ReloadPlan(Feed feed, Instant from, Instant to, Optional<Extent> lost, List<String> notes) {
    static ReloadPlan of(Feed feed, ReloadSpan span, ZoneId zone, Optional<Instant> earliest, Instant platformNow) {
        Optional<String> infeasible = Feasible.fault(feed);
        if (infeasible.isPresent()) {
            throw new Planner.RefusedException(infeasible.get());
        }
        Edges edges = new Edges(feed, zone);
        Instant start = span.start(zone);
        Instant end = span.end(zone);
        Instant until = edges.before(platformNow.minus(feed.timing().lag()));
        Instant readable = earliest.map(edges::after).orElse(start);
        Optional<Extent> lost = start.isBefore(readable)
                ? Optional.of(new Extent(start, readable.isBefore(end) ? readable : end))
                : Optional.empty();
        List<String> notes = new ArrayList<>();
        if (until.isBefore(end)) {
            notes.add("it can be read up to " + until + " as yet: what is later is the next sync's");
        }
        Instant from = start.isBefore(readable) ? readable : start;
        Instant to = feed.axis() == Axis.MODIFIED || until.isBefore(end) ? until : end;
        return new ReloadPlan(feed, from, to, lost, List.copyOf(notes));
    }

    /** The slices; none when nothing can be read. */
    List<SliceStore.Plan> slices(Connector connector, ReloadSpan span, String outputs) {
        return from.isBefore(to)
                ? Drafter.tiles(
                        connector, feed, new Span(from, to, connector.shop().zone()), span.epoch(), outputs)
                : List.of();
    }

    /** What is lost, for the receipt; empty when nothing is. */
    Optional<String> loss() {
        return lost.map(stretch -> stretch.from() + " to " + stretch.to()
                + " cannot be read any more: the platform keeps nothing before " + from
                + ". What the warehouse holds of it stays as it is");
    }
}
