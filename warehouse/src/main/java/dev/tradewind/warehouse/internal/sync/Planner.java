package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plans one feed of a shop: what is new, what was asked for anew, and what has to be read again. */
final class Planner {
    private final Connector connector;
    private final long shopKey;
    private final SliceStore slices;
    private final Explained explained;

    Planner(Connector connector, long shopKey, SliceStore slices, Explained explained) {
        this.connector = connector;
        this.shopKey = shopKey;
        this.slices = slices;
        this.explained = explained;
    }

    /**
     * What to plan.
     *
     * @param feed the feed
     * @param since earliest instant asked for
     * @param earliest earliest instant that the platform lets us read
     * @param platformNow the platform's clock
     * @param outputs the datasets asked for that the feed yields
     */
    record Request(Feed feed, Instant since, Optional<Instant> earliest, Instant platformNow, Set<String> outputs) {}

    /** A plan that does not tile, or cannot be made. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message, null, false, false);
        }
    }

    /** How far a feed has come. */
    private record Progress(Instant floor, Instant plannedTo, int epoch, Set<String> outputs) {}

    /** Plans a feed in the caller's transaction. Returns a note for the receipt, when there is something to note. */
    Optional<String> plan(Tx tx, Request request) throws SQLException {
        Feed feed = request.feed();
        ZoneId zone = connector.shop().zone();
        Instant until = edge(feed, request.platformNow().minus(feed.timing().lag()), zone);
        Instant asked = edge(feed, request.since(), zone);
        // What a caller does not ask for is not lost: only the platform can say that.
        Instant readable = request.earliest()
                .map(instant -> edgeAfter(feed, instant, zone))
                .orElse(Instant.MIN);
        Instant from = asked.isBefore(readable) ? readable : asked;
        Optional<String> note = asked.isBefore(readable)
                ? Optional.of("the platform lets us read back to " + readable + " only, asked since " + asked)
                : Optional.empty();
        if (!from.isBefore(until)) {
            // A sweep reads what there is now, whatever is asked for.
            from = feed.axis() == Axis.AS_OF ? until.minusSeconds(1) : until;
        }
        Progress progress = progress(tx, feed.name()).orElse(null);
        if (progress == null) {
            progress = start(tx, feed, from, request.outputs());
        } else if (progress.floor().equals(progress.plannedTo())) {
            // No slice was ever planned: there is no main line yet that could be lengthened.
            progress = begin(tx, feed, from, progress);
        }
        Set<String> outputs = union(progress.outputs(), request.outputs());
        Instant plannedTo = bridge(tx, feed, progress, readable, outputs);
        int epoch = backfill(tx, feed, progress, from, request.outputs(), zone);
        if (ahead(feed, progress, plannedTo, until, request.outputs())) {
            Span span = new Span(plannedTo, until, zone);
            tile(tx, feed, span, 0, join(outputs));
            plannedTo = until;
        }
        int moved = update(
                tx,
                "update {wh_progress} set planned_to = ?, floor = ?, epoch = ?, outputs = ?"
                        + " where shop_key = ? and feed = ? and planned_to = ?",
                plannedTo,
                from.isBefore(progress.floor()) ? from : progress.floor(),
                epoch,
                join(outputs),
                shopKey,
                feed.name(),
                progress.plannedTo());
        if (moved != 1) {
            throw new FenceLostException("plan of feed " + feed.name());
        }
        new Rereading(shopKey, slices).plan(tx, feed, request.platformNow(), join(outputs));
        explained.advance(tx, feed);
        return note;
    }

    /** The datasets that a feed is written for: all that were ever asked for. */
    Set<String> outputs(Tx tx, Request request) throws SQLException {
        Set<String> before =
                progress(tx, request.feed().name()).map(Progress::outputs).orElse(Set.of());
        return union(before, request.outputs());
    }

    private Optional<Progress> progress(Tx tx, String feed) throws SQLException {
        return first(
                tx,
                "select floor, planned_to, epoch, outputs from {wh_progress} where shop_key = ? and feed = ?",
                row -> new Progress(row.instant(1), row.instant(2), (int) row.number(3), split(row.text(4))),
                shopKey,
                feed);
    }

    private Progress start(Tx tx, Feed feed, Instant from, Set<String> outputs) throws SQLException {
        update(
                tx,
                "insert into {wh_progress} (shop_key, feed, floor, complete_from, settled, complete, planned_to, outputs,"
                        + " epoch) values (?, ?, ?, ?, ?, ?, ?, ?, 0)",
                shopKey,
                feed.name(),
                from,
                from,
                from,
                from,
                from,
                join(outputs));
        return new Progress(from, from, 0, outputs);
    }

    private Progress begin(Tx tx, Feed feed, Instant from, Progress before) throws SQLException {
        update(
                tx,
                "update {wh_progress} set floor = ?, complete_from = ?, settled = ?, complete = ?, planned_to = ?"
                        + " where shop_key = ? and feed = ? and planned_to = ?",
                from,
                from,
                from,
                from,
                from,
                shopKey,
                feed.name(),
                before.plannedTo());
        return new Progress(from, from, before.epoch(), before.outputs());
    }

    /** What lies between the plan's end and the first instant that can be read is lost for ever: nobody ran in time. */
    private Instant bridge(Tx tx, Feed feed, Progress progress, Instant readable, Set<String> outputs)
            throws SQLException {
        Instant end = progress.plannedTo();
        if (feed.axis() == Axis.AS_OF || progress.floor().equals(end) || !end.isBefore(readable)) {
            return end;
        }
        for (String part : feed.parts()) {
            Extent extent = new Extent(end, readable);
            Slice slice = new Slice(feed.name(), part, new Scope.Window(end, readable));
            slices.gap(
                    tx,
                    new SliceStore.Plan(slice, extent, 0, join(outputs), 0, false),
                    "not read while the platform still had it: it keeps nothing before " + readable);
        }
        return readable;
    }

    /** An earlier beginning, or a dataset that the feed was not written for, is read beside the main line. */
    private int backfill(Tx tx, Feed feed, Progress progress, Instant from, Set<String> asked, ZoneId zone)
            throws SQLException {
        int epoch = progress.epoch();
        if (feed.axis() == Axis.AS_OF || progress.floor().equals(progress.plannedTo())) {
            return epoch;
        }
        Set<String> added = new TreeSet<>(asked);
        added.removeAll(progress.outputs());
        if (!added.isEmpty()) {
            epoch++;
            tile(tx, feed, new Span(progress.floor(), progress.plannedTo(), zone), epoch, join(added));
        }
        if (from.isBefore(progress.floor())) {
            epoch++;
            tile(tx, feed, new Span(from, progress.floor(), zone), epoch, join(union(progress.outputs(), asked)));
        }
        return epoch;
    }

    private static boolean ahead(Feed feed, Progress progress, Instant plannedTo, Instant until, Set<String> asked) {
        if (!plannedTo.isBefore(until)) {
            return false;
        }
        boolean due = progress.floor().equals(plannedTo)
                || !progress.outputs().containsAll(asked)
                || !plannedTo.plus(feed.timing().every()).isAfter(until);
        return feed.axis() != Axis.AS_OF || due;
    }

    private void tile(Tx tx, Feed feed, Span span, int epoch, String outputs) throws SQLException {
        List<Slice> plan = connector.plan(feed, span);
        Optional<String> fault = Tiling.fault(feed, span, plan);
        if (fault.isPresent()) {
            throw new RefusedException("the plan of feed " + feed.name() + " for " + span.from() + " to " + span.to()
                    + " does not tile it: " + fault.get());
        }
        for (Slice slice : plan) {
            Extent extent = Extent.of(slice.scope()).orElse(new Extent(span.from(), span.to()));
            slices.plan(tx, new SliceStore.Plan(slice, extent, epoch, outputs, 0, false));
        }
    }

    /** Days are read whole, and instants to the second: platforms cut their own times off there. */
    private static Instant edge(Feed feed, Instant instant, ZoneId zone) {
        return feed.axis() == Axis.DAY
                ? instant.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant()
                : instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant edgeAfter(Feed feed, Instant instant, ZoneId zone) {
        Instant before = edge(feed, instant, zone);
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

    static String join(Set<String> names) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(null);
        return String.join(",", sorted);
    }

    static Set<String> split(String names) {
        return names.isEmpty() ? Set.of() : Set.of(names.split(","));
    }

    static Set<String> names(Set<Dataset<?>> datasets) {
        return datasets.stream().map(Dataset::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }
}
