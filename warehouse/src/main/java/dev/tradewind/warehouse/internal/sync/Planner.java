package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** What {@link #plan} would plan, besides what has to be read again. Writes nothing. */
    static Drafter.Draft draft(Tx tx, Connector connector, long shopKey, Request request) throws SQLException {
        return Drafter.draft(
                connector, request, progress(tx, shopKey, request.feed().name()));
    }

    /** Plans a feed in the caller's transaction. Returns a note for the receipt, when there is something to note. */
    Optional<String> plan(Tx tx, Request request) throws SQLException {
        Feed feed = request.feed();
        Optional<Drafter.Progress> before = progress(tx, shopKey, feed.name());
        Drafter.Draft draft = Drafter.draft(connector, request, before);
        if (before.isEmpty()) {
            start(tx, feed, draft.start());
        } else if (before.get().isEmpty()) {
            begin(tx, feed, draft.start().floor(), before.get());
        }
        for (SliceStore.Plan gap : draft.lost()) {
            String why = "not read while the platform still had it: it keeps nothing before " + draft.readable();
            slices.gap(tx, gap, why);
        }
        OlderSweeps older = new OlderSweeps(shopKey, slices);
        for (SliceStore.Plan slice : draft.slices()) {
            slices.plan(tx, older.takeOver(tx, slice));
        }
        Drafter.Progress next = draft.next();
        int moved = update(
                tx,
                "update {wh_progress} set planned_to = ?, floor = ?, epoch = ?, outputs = ?"
                        + " where shop_key = ? and feed = ? and planned_to = ?",
                next.plannedTo(),
                next.floor(),
                next.epoch(),
                join(next.outputs()),
                shopKey,
                feed.name(),
                draft.start().plannedTo());
        if (moved != 1) {
            throw new FenceLostException("plan of feed " + feed.name());
        }
        new Rereading(shopKey, slices).plan(tx, feed, request.platformNow(), join(next.outputs()));
        explained.advance(tx, feed);
        return draft.note();
    }

    /** The datasets that a feed is written for: all that were ever asked for. */
    Set<String> outputs(Tx tx, Request request) throws SQLException {
        Set<String> before = progress(tx, shopKey, request.feed().name())
                .map(Drafter.Progress::outputs)
                .orElse(Set.of());
        return Drafter.union(before, request.outputs());
    }

    private static Optional<Drafter.Progress> progress(Tx tx, long shopKey, String feed) throws SQLException {
        return first(
                tx,
                "select floor, planned_to, epoch, outputs from {wh_progress} where shop_key = ? and feed = ?",
                row -> new Drafter.Progress(row.instant(1), row.instant(2), (int) row.number(3), split(row.text(4))),
                shopKey,
                feed);
    }

    private void start(Tx tx, Feed feed, Drafter.Progress start) throws SQLException {
        Instant from = start.floor();
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
                join(start.outputs()));
    }

    private void begin(Tx tx, Feed feed, Instant from, Drafter.Progress before) throws SQLException {
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
}
