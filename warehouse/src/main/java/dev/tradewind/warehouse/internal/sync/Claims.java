package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Write;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the next slice of a shop. What was begun goes on first, positions that expire soonest before all others; then ids,
 * then the main line in order of time, then backfills. A feed has no more slices open than it allows.
 */
final class Claims {
    private static final String READY = "shop_key = ? and feed = ? and parked_run <> ?"
            + " and (state in ('PLANNED', 'OPEN') or state = 'WAITING' and wait_until <= ?)";
    /** Stands for hints among the names of feeds, none of which is empty. */
    private static final String HINTS = "";

    private static final String ORDER = " order by case when cursor_expires is null then 1 else 0 end, cursor_expires,"
            + " case when span_from is null then 0 else 1 end, epoch, span_from, slice_key limit 1";

    private final long shopKey;
    private final String runId;
    private final HintReads hints;
    private final Errand errand;

    Claims(long shopKey, String runId, HintReads hints, Errand errand) {
        this.shopKey = shopKey;
        this.runId = runId;
        this.hints = hints;
        this.errand = errand;
    }

    /** How many slices of a feed are being read, and how many were begun; of hints, how many wait to be planned. */
    private record Load(String feed, long reading, long begun) {}

    /**
     * Claims a slice; empty when none is ready.
     *
     * @param datasets of which hints are planned first
     * @param feeds all feeds, of which one is asked for what is hinted at
     * @param open those of them that can be read
     */
    Optional<SliceRow> next(
            Tx tx,
            Set<Dataset<?>> datasets,
            List<Feed> feeds,
            List<Feed> open,
            long fence,
            Instant now,
            Instant platformNow)
            throws SQLException {
        tx.lockClaims(shopKey);
        Map<String, Load> loads = loads(tx);
        if (errand.readsHints() && reading(loads.get(HINTS)) > 0) {
            hints.plan(tx, datasets, feeds, open::contains);
        }
        List<Feed> idleFirst = open.stream()
                .sorted(Comparator.comparingLong(feed -> reading(loads.get(feed.name()))))
                .toList();
        for (Feed feed : idleFirst) {
            Load load = loads.get(feed.name());
            if (reading(load) >= feed.maxOpen()) {
                continue;
            }
            boolean onlyBegun = load != null && load.begun() >= feed.maxOpen();
            Optional<SliceRow> claimed = claim(tx, feed, onlyBegun, fence, now, platformNow);
            if (claimed.isPresent()) {
                return claimed;
            }
        }
        return Optional.empty();
    }

    private Map<String, Load> loads(Tx tx) throws SQLException {
        return list(
                        tx,
                        "select feed, count(case when state = 'READING' then 1 end), count(*) from {wh_slice}"
                                + " where shop_key = ? and parked_run <> ? and (state in ('READING', 'WAITING')"
                                + " or state = 'OPEN' and cursor is not null)" + errand.slices() + " group by feed"
                                + " union all select '" + HINTS + "', count(*), 0 from {wh_hint} where "
                                + HintReads.OF_SHOP + " and not taken",
                        row -> new Load(row.text(1), row.number(2), row.number(3)),
                        shopKey,
                        runId,
                        hints.shop().platform().code(),
                        hints.shop().id())
                .stream()
                .collect(Collectors.toMap(Load::feed, Function.identity()));
    }

    /** Takes the first slice that is ready. What a reading from the start saw before is forgotten. */
    private Optional<SliceRow> claim(Tx tx, Feed feed, boolean onlyBegun, long fence, Instant now, Instant platformNow)
            throws SQLException {
        Optional<SliceRow> taken = first(
                tx,
                "update {wh_slice} set state = 'READING', fence = ?, attempts = attempts + 1, wait_until = null,"
                        + " read_at = case when cursor is null or read_at is null then ? else read_at end,"
                        + " disputes = case when run_id = ? then disputes else 0 end,"
                        + " expiries = case when run_id = ? then expiries else 0 end, run_id = ?"
                        + " where slice_key = (select slice_key from {wh_slice} where " + READY + errand.slices()
                        + (onlyBegun ? " and (cursor is not null or state = 'WAITING')" : "") + ORDER + ") returning "
                        + SliceRow.COLUMNS,
                SliceRow::read,
                fence,
                platformNow,
                runId,
                runId,
                runId,
                shopKey,
                feed.name(),
                runId,
                now);
        if (taken.isPresent()
                && taken.get().cursor() == null
                && (feed.write() != Write.MERGE || taken.get().read() > 0)) {
            update(
                    tx,
                    "delete from {wh_slice_seen} where slice_key = ?",
                    taken.get().key());
        }
        return taken;
    }

    /** When the first waiting slice may go on; empty when none waits. */
    Optional<Instant> nextWait(Tx tx, List<Feed> feeds) throws SQLException {
        Optional<Instant> earliest = Optional.empty();
        for (Feed feed : feeds) {
            Optional<Instant> wait = first(
                    tx,
                    "select wait_until from {wh_slice} where shop_key = ? and feed = ? and parked_run <> ?"
                            + " and state = 'WAITING'" + errand.slices() + " order by wait_until limit 1",
                    row -> row.instant(1),
                    shopKey,
                    feed.name(),
                    runId);
            if (wait.isPresent() && (earliest.isEmpty() || wait.get().isBefore(earliest.get()))) {
                earliest = wait;
            }
        }
        return earliest;
    }

    private static long reading(@Nullable Load load) {
        return load == null ? 0 : load.reading();
    }
}
