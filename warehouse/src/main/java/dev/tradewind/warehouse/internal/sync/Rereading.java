package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.Write;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans again what was read too young to be final and is due. Neighbours of one age are read as one, so that a shop polled
 * every five minutes is not read again for a month in slices of five minutes. What fails here leaves complete where it is and
 * holds settled back.
 */
final class Rereading {
    private static final String DUE = "shop_key = ? and feed = ? and state = 'EXPLAINED' and not is_final"
            + " and span_from is not null and read_at <= ?" + Errand.NO_RELOAD;

    private static final int YOUNG_CELLS = 4;

    private final long shopKey;
    private final SliceStore slices;

    Rereading(long shopKey, SliceStore slices) {
        this.shopKey = shopKey;
        this.slices = slices;
    }

    void plan(Tx tx, Feed feed, Instant platformNow, String outputs) throws SQLException {
        if (feed.axis() == Axis.AS_OF) {
            return;
        }
        Instant due = platformNow.minus(feed.timing().every());
        if (feed.write() == Write.MERGE) {
            for (List<SliceRow> group : groups(tx, feed, platformNow, due)) {
                merge(tx, group, outputs);
            }
        }
        update(
                tx,
                "update {wh_slice} set state = 'PLANNED', generation = generation + 1, cursor = null,"
                        + " cursor_expires = null, covered_to = null where " + DUE,
                shopKey,
                feed.name(),
                due);
    }

    /** What {@link #plan} would plan again. Writes nothing. */
    List<Slice> draft(Tx tx, Feed feed, Instant platformNow) throws SQLException {
        List<Slice> all = new ArrayList<>();
        if (feed.axis() == Axis.AS_OF) {
            return all;
        }
        Instant due = platformNow.minus(feed.timing().every());
        Set<Long> joined = new HashSet<>();
        if (feed.write() == Write.MERGE) {
            for (List<SliceRow> group : groups(tx, feed, platformNow, due)) {
                group.forEach(row -> joined.add(row.key()));
                all.add(joined(group));
            }
        }
        list(
                        tx,
                        "select " + SliceRow.COLUMNS + " from {wh_slice} where " + DUE,
                        SliceRow::read,
                        shopKey,
                        feed.name(),
                        due)
                .stream()
                .filter(row -> !joined.contains(row.key()))
                .map(SliceRow::slice)
                .forEach(all::add);
        return all;
    }

    private List<List<SliceRow>> groups(Tx tx, Feed feed, Instant platformNow, Instant due) throws SQLException {
        List<SliceRow> rows = list(
                tx,
                "select " + SliceRow.COLUMNS + " from {wh_slice} where " + DUE + " and epoch = 0 and parent = 0"
                        + " and scope like 'window %' and slice_key not in"
                        + " (select parent from {wh_slice} where shop_key = ? and feed = ?)"
                        + " order by part, span_from",
                SliceRow::read,
                shopKey,
                feed.name(),
                due,
                shopKey,
                feed.name());
        List<List<SliceRow>> groups = new ArrayList<>();
        for (SliceRow row : rows) {
            if (groups.isEmpty() || !follows(feed, groups.get(groups.size() - 1), row, platformNow)) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(row);
        }
        return groups;
    }

    private static boolean follows(Feed feed, List<SliceRow> group, SliceRow next, Instant platformNow) {
        SliceRow first = group.get(0);
        SliceRow last = group.get(group.size() - 1);
        Instant from = present(first.from());
        return next.slice().part().equals(last.slice().part())
                && present(last.to()).equals(next.from())
                && isOfOneAge(feed, first, next, platformNow)
                && Duration.between(from, present(next.to()))
                                .compareTo(feed.timing().maxWindow())
                        <= 0;
    }

    /**
     * Whether one reading may make both final. A slice that is old enough must not wait for one that is not, and young ones
     * not for those that come after them: else what is polled more often than it settles would be read from its beginning
     * every time, and never settle.
     */
    private static boolean isOfOneAge(Feed feed, SliceRow first, SliceRow next, Instant platformNow) {
        Instant old = platformNow.minus(feed.timing().settle());
        boolean oneIsOld = !present(first.to()).isAfter(old);
        boolean otherIsOld = !present(next.to()).isAfter(old);
        return oneIsOld == otherIsOld
                && (oneIsOld || cell(feed, present(first.from())) == cell(feed, present(next.from())));
    }

    /** A few cells make up the time in which slices are young. */
    private static long cell(Feed feed, Instant instant) {
        long seconds = Math.max(
                feed.timing().every().toSeconds(),
                feed.timing().settle().dividedBy(YOUNG_CELLS).toSeconds());
        return Math.floorDiv(instant.getEpochSecond(), Math.max(1, seconds));
    }

    private void merge(Tx tx, List<SliceRow> group, String outputs) throws SQLException {
        if (group.size() < 2) {
            return;
        }
        Slice slice = joined(group);
        for (SliceRow row : group) {
            slices.forget(tx, row.key());
        }
        slices.plan(tx, new SliceStore.Plan(slice, Extent.of(slice.scope()).orElseThrow(), 0, outputs, 0, true));
    }

    private static Slice joined(List<SliceRow> group) {
        SliceRow first = group.get(0);
        Instant to = present(group.get(group.size() - 1).to());
        Scope.Window window = new Scope.Window(present(first.from()), to);
        return new Slice(first.slice().feed(), first.slice().part(), window);
    }

    private static Instant present(@Nullable Instant instant) {
        if (instant == null) {
            throw new IllegalStateException("a slice that covers a stretch must say which");
        }
        return instant;
    }
}
