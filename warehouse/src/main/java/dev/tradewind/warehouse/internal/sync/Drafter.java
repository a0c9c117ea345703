package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Span;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Works out what would be planned for a feed, without touching the tables. */
final class Drafter {
    private final Connector connector;
    private final Planner.Request request;
    private final Feed feed;
    private final ZoneId zone;
    private final Edges edges;
    private final List<SliceStore.Plan> lost = new ArrayList<>();
    private final List<SliceStore.Plan> slices = new ArrayList<>();

    private Drafter(Connector connector, Planner.Request request) {
        this.connector = connector;
        this.request = request;
        this.feed = request.feed();
        this.zone = connector.shop().zone();
        this.edges = new Edges(feed, zone);
    }

    /** How far a feed has come. */
    record Progress(Instant floor, Instant plannedTo, int epoch, Set<String> outputs) {
        /** Whether no slice was ever planned: there is no main line yet that could be lengthened. */
        boolean isEmpty() {
            return floor.equals(plannedTo);
        }
    }

    /**
     * What to write.
     *
     * @param note for the receipt
     * @param start where the main line begins or goes on
     * @param next how far the feed has come then
     * @param lost stretches that can never be read
     * @param readable the first instant that the platform still has
     * @param slices what is to be read
     */
    record Draft(
            Optional<String> note,
            Progress start,
            Progress next,
            List<SliceStore.Plan> lost,
            Instant readable,
            List<SliceStore.Plan> slices) {}

    /**
     * Drafts a plan.
     *
     * @param before how far the feed has come, empty for one that was never planned
     * @throws Planner.RefusedException when the connector's slices do not tile
     */
    static Draft draft(Connector connector, Planner.Request request, Optional<Progress> before) {
        return new Drafter(connector, request).draft(before);
    }

    private Draft draft(Optional<Progress> before) {
        Optional<String> infeasible = Feasible.fault(feed);
        if (infeasible.isPresent()) {
            throw new Planner.RefusedException(infeasible.get());
        }
        Instant until = edges.before(request.platformNow().minus(feed.timing().lag()));
        Instant asked = edges.before(request.since());
        // What a caller does not ask for is not lost: only the platform can say that.
        Instant readable = request.earliest().map(edges::after).orElse(Instant.MIN);
        Instant from = asked.isBefore(readable) ? readable : asked;
        Optional<String> note = asked.isBefore(readable)
                ? Optional.of("the platform lets us read back to " + readable + " only, asked since " + asked)
                : Optional.empty();
        if (!from.isBefore(until)) {
            // A sweep reads what there is now, whatever is asked for.
            from = feed.axis() == Axis.AS_OF ? until.minusSeconds(1) : until;
        }
        Progress start = start(before, from);
        Set<String> outputs = union(start.outputs(), request.outputs());
        Instant plannedTo = bridge(start, readable, outputs);
        int epoch = backfill(start, from);
        if (isAhead(start, plannedTo, until)) {
            tile(new Span(plannedTo, until, zone), 0, Planner.join(outputs));
            plannedTo = until;
        }
        Instant floor = from.isBefore(start.floor()) ? from : start.floor();
        Progress next = new Progress(floor, plannedTo, epoch, outputs);
        return new Draft(note, start, next, List.copyOf(lost), readable, List.copyOf(slices));
    }

    private Progress start(Optional<Progress> before, Instant from) {
        if (before.isEmpty()) {
            return new Progress(from, from, 0, request.outputs());
        }
        Progress known = before.get();
        return known.isEmpty() ? new Progress(from, from, known.epoch(), known.outputs()) : known;
    }

    /** What lies between the plan's end and the first instant that can be read is lost for ever: nobody ran in time. */
    private Instant bridge(Progress start, Instant readable, Set<String> outputs) {
        Instant end = start.plannedTo();
        if (feed.axis() == Axis.AS_OF || start.isEmpty() || !end.isBefore(readable)) {
            return end;
        }
        for (String part : feed.parts()) {
            Slice slice = new Slice(feed.name(), part, new Scope.Window(end, readable));
            lost.add(new SliceStore.Plan(slice, new Extent(end, readable), 0, Planner.join(outputs), 0, false));
        }
        return readable;
    }

    /** An earlier beginning, or a dataset that the feed was not written for, is read beside the main line. */
    private int backfill(Progress start, Instant from) {
        int epoch = start.epoch();
        if (feed.axis() == Axis.AS_OF || start.isEmpty()) {
            return epoch;
        }
        Set<String> added = new TreeSet<>(request.outputs());
        added.removeAll(start.outputs());
        if (!added.isEmpty()) {
            epoch++;
            tile(new Span(start.floor(), start.plannedTo(), zone), epoch, Planner.join(added));
        }
        if (from.isBefore(start.floor())) {
            epoch++;
            Set<String> all = union(start.outputs(), request.outputs());
            tile(new Span(from, start.floor(), zone), epoch, Planner.join(all));
        }
        return epoch;
    }

    private boolean isAhead(Progress start, Instant plannedTo, Instant until) {
        if (!plannedTo.isBefore(until)) {
            return false;
        }
        boolean due = start.floor().equals(plannedTo)
                || !start.outputs().containsAll(request.outputs())
                || !plannedTo.plus(feed.timing().every()).isAfter(until);
        return feed.axis() != Axis.AS_OF || due;
    }

    private void tile(Span span, int epoch, String outputs) {
        slices.addAll(tiles(connector, feed, span, epoch, outputs));
    }

    /**
     * The slices that a connector cuts a span into.
     *
     * @throws Planner.RefusedException when they do not tile it
     */
    static List<SliceStore.Plan> tiles(Connector connector, Feed feed, Span span, int epoch, String outputs) {
        List<Slice> plan = connector.plan(feed, span);
        Optional<String> fault = Tiling.fault(feed, span, plan);
        if (fault.isPresent()) {
            throw new Planner.RefusedException("the plan of feed " + feed.name() + " for " + span.from() + " to "
                    + span.to() + " does not tile it: " + fault.get());
        }
        Optional<Slice> misfit = Feasible.misfit(feed, plan);
        if (misfit.isPresent()) {
            throw new Planner.RefusedException("feed " + feed.name() + " replaces days, and its plan holds the window "
                    + ScopeText.show(misfit.get()));
        }
        return plan.stream()
                .map(slice -> new SliceStore.Plan(
                        slice,
                        Extent.of(slice.scope()).orElse(new Extent(span.from(), span.to())),
                        epoch,
                        outputs,
                        0,
                        false))
                .toList();
    }

    static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }
}
