package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Span;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The slices of one reload of one shop. They are planned like those of a sync, in an epoch of their own. What they deliver is
 * remembered until the reload ends, so that what the warehouse holds of these days and they did not deliver can be asked for
 * by its id. A reload that was cut off goes on where it was, for a day; then it begins anew.
 */
final class ReloadSlices {
    /** What was read longer ago says too little of how things stand now. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final String OPEN = " and state not in ('EXPLAINED', 'SPLIT', 'GAP')";

    private final ReloadSpan span;
    private final CheckedConnector connector;
    private final long shopKey;
    private final SliceStore slices;

    ReloadSlices(ReloadSpan span, CheckedConnector connector, long shopKey, SliceStore slices) {
        this.span = span;
        this.connector = connector;
        this.shopKey = shopKey;
        this.slices = slices;
    }

    /** Forgets reloads of the shop that were given up, and this one, when it was cut off too long ago. */
    void begin(Tx tx, Instant platformNow) throws SQLException {
        record Begun(int epoch, @Nullable Instant readAt) {}
        List<Begun> all = list(
                tx,
                "select epoch, max(read_at) from {wh_slice} where shop_key = ? and epoch < " + HintReads.EPOCH
                        + " group by epoch",
                row -> new Begun((int) row.number(1), row.instantOrNull(2)),
                shopKey);
        for (Begun reload : all) {
            if (!isFresh(reload.readAt(), platformNow)) {
                forget(tx, reload.epoch());
            }
        }
    }

    private static boolean isFresh(@Nullable Instant readAt, Instant platformNow) {
        return readAt != null && !readAt.isBefore(platformNow.minus(FRESH));
    }

    /** Plans a feed, unless a reload that was cut off has planned it. */
    void plan(Tx tx, ReloadPlan plan, String outputs) throws SQLException {
        if (planned(tx, shopKey, span, plan.feed()) == 0) {
            for (SliceStore.Plan slice : plan.slices(connector, span, outputs)) {
                slices.plan(tx, slice);
            }
        }
    }

    private static long planned(Tx tx, long shopKey, ReloadSpan span, Feed feed) throws SQLException {
        return number(
                tx,
                "select count(*) from {wh_slice} where shop_key = ? and epoch = ? and feed = ?",
                shopKey,
                span.epoch(),
                feed.name());
    }

    /** What {@link #plan} would leave to be read of a feed. Writes nothing. */
    static List<Slice> draft(
            Tx tx, CheckedConnector connector, long shopKey, ReloadSpan span, ReloadPlan plan, Instant platformNow)
            throws SQLException {
        boolean goesOn = first(
                        tx,
                        "select max(read_at) from {wh_slice} where shop_key = ? and epoch = ?",
                        row -> isFresh(row.instantOrNull(1), platformNow),
                        shopKey,
                        span.epoch())
                .orElse(false);
        if (goesOn && planned(tx, shopKey, span, plan.feed()) > 0) {
            return list(
                    tx,
                    "select " + SliceRow.COLUMNS + " from {wh_slice} where shop_key = ? and epoch = ? and feed = ?"
                            + OPEN + " order by span_from, slice_key",
                    row -> SliceRow.read(row).slice(),
                    shopKey,
                    span.epoch(),
                    plan.feed().name());
        }
        return plan.slices(connector, span, "").stream()
                .map(SliceStore.Plan::slice)
                .toList();
    }

    /** Whether each of its slices of these feeds is read to its end. */
    boolean isRead(Tx tx, List<Feed> feeds) throws SQLException {
        for (Feed feed : feeds) {
            long open = number(
                    tx,
                    "select count(*) from {wh_slice} where shop_key = ? and epoch = ? and feed = ?" + OPEN,
                    shopKey,
                    span.epoch(),
                    feed.name());
            if (open > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a run has held a slice of it back: its reason tells how that goes on. */
    boolean isHeldBack(Tx tx, String runId) throws SQLException {
        return number(
                        tx,
                        "select count(*) from {wh_slice} where shop_key = ? and epoch = ? and parked_run = ? and reason like ?"
                                + OPEN,
                        shopKey,
                        span.epoch(),
                        runId,
                        Reason.Code.SWEEP_TOO_LARGE + ": %")
                > 0;
    }

    /** Whether a part of it turned out to be one that can never be read: then nothing is absent. */
    boolean hasGaps(Tx tx) throws SQLException {
        return number(
                        tx,
                        "select count(*) from {wh_slice} where shop_key = ? and epoch = ? and state = 'GAP'",
                        shopKey,
                        span.epoch())
                > 0;
    }

    /** Plans what has changed while the reload was read: it has moved out of the windows before it was met. */
    int planTail(Tx tx, List<Feed> feeds, Instant platformNow) throws SQLException {
        int planned = 0;
        for (Feed feed : feeds) {
            Instant until = new Edges(feed, connector.shop().zone())
                    .before(platformNow.minus(feed.timing().lag()));
            Optional<Extent> tail = first(
                    tx,
                    "select span_to, outputs from {wh_slice} where shop_key = ? and epoch = ? and feed = ?"
                            + " and span_to is not null order by span_to desc limit 1",
                    row -> row.instant(1).isBefore(until)
                            ? new Extent(row.instant(1), until)
                            : new Extent(until, until),
                    shopKey,
                    span.epoch(),
                    feed.name());
            if (feed.axis() != Axis.MODIFIED
                    || tail.isEmpty()
                    || tail.get().from().equals(until)) {
                continue;
            }
            Span rest = new Span(tail.get().from(), until, connector.shop().zone());
            for (SliceStore.Plan slice : Drafter.tiles(
                    connector, feed, rest, span.epoch(), span.dataset().name())) {
                slices.plan(tx, slice);
                planned++;
            }
        }
        return planned;
    }

    /** Leaves no trace of it: the next reload of these days reads them anew. */
    void forget(Tx tx) throws SQLException {
        forget(tx, span.epoch());
    }

    private void forget(Tx tx, int epoch) throws SQLException {
        String keys = "(select slice_key from {wh_slice} where shop_key = ? and epoch = ?)";
        update(tx, "delete from {wh_reread} where slice_key in " + keys, shopKey, epoch);
        update(tx, "delete from {wh_slice_seen} where slice_key in " + keys, shopKey, epoch);
        update(tx, "delete from {wh_slice} where shop_key = ? and epoch = ?", shopKey, epoch);
        update(
                tx,
                "delete from {wh_reread} where shop_key = ? and slice_key = ?",
                shopKey,
                ReloadSpan.waiting(shopKey, epoch));
    }
}
