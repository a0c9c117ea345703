package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.list;

import dev.tradewind.core.spi.Feed;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final String ORDER = " order by case when cursor_expires is null then 1 else 0 end, cursor_expires,"
            + " case when span_from is null then 0 else 1 end, epoch, span_from, slice_key limit 1";

    private final long shopKey;
    private final String runId;
    private final SliceStore slices;
    private final Errand errand;

    Claims(long shopKey, String runId, SliceStore slices, Errand errand) {
        this.shopKey = shopKey;
        this.runId = runId;
        this.slices = slices;
        this.errand = errand;
    }

    /** How many slices of a feed are being read, and how many were begun. */
    private record Load(String feed, long reading, long begun) {}

    /** Claims a slice; empty when none is ready. */
    Optional<SliceRow> next(Tx tx, List<Feed> feeds, long fence, Instant now, Instant platformNow) throws SQLException {
        Map<String, Load> loads = list(
                        tx,
                        "select feed, count(case when state = 'READING' then 1 end), count(*) from {wh_slice}"
                                + " where shop_key = ? and parked_run <> ? and (state in ('READING', 'WAITING')"
                                + " or state = 'OPEN' and cursor is not null)" + errand.slices() + " group by feed",
                        row -> new Load(row.text(1), row.number(2), row.number(3)),
                        shopKey,
                        runId)
                .stream()
                .collect(Collectors.toMap(Load::feed, Function.identity()));
        List<Feed> idleFirst = feeds.stream()
                .sorted(Comparator.comparingLong(feed -> reading(loads.get(feed.name()))))
                .toList();
        for (Feed feed : idleFirst) {
            Load load = loads.get(feed.name());
            if (reading(load) >= feed.maxOpen()) {
                continue;
            }
            boolean onlyBegun = load != null && load.begun() >= feed.maxOpen();
            Optional<SliceRow> ready = first(
                    tx,
                    "select " + SliceRow.COLUMNS + " from {wh_slice} where " + READY + errand.slices()
                            + (onlyBegun ? " and (cursor is not null or state = 'WAITING')" : "") + ORDER,
                    SliceRow::read,
                    shopKey,
                    feed.name(),
                    runId,
                    now);
            if (ready.isPresent()) {
                return slices.claim(tx, ready.get(), fence, platformNow);
            }
        }
        return Optional.empty();
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
