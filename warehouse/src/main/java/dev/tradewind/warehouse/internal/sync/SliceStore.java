package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.sync.Statements.Moment;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Slices of one shop. Every method that ends or moves a claimed slice does so only while the claim's fence holds, and throws
 * {@link FenceLostException} otherwise, so that the transaction is rolled back.
 */
final class SliceStore {
    private final long shopKey;
    private final String runId;

    SliceStore(long shopKey, String runId) {
        this.shopKey = shopKey;
        this.runId = runId;
    }

    /**
     * A slice to insert.
     *
     * @param slice what is read
     * @param extent what it covers, or null
     * @param epoch number of the backfill
     * @param outputs datasets, by comma
     * @param parent the slice that it is a part of, 0 for none
     * @param proved whether a reading of this stretch was explained before
     */
    record Plan(Slice slice, @Nullable Extent extent, int epoch, String outputs, long parent, boolean proved) {}

    /** Inserts a slice, or plans it anew when it is there; one that is being read is let alone. Returns its key. */
    long plan(Tx tx, Plan plan) throws SQLException {
        long key = key(plan);
        int again = update(
                tx,
                "update {wh_slice} set state = 'PLANNED', generation = generation + 1, cursor = null,"
                        + " cursor_expires = null, covered_to = null, wait_until = null, parked_run = '',"
                        + " parent = ? where slice_key = ? and state <> 'READING'",
                plan.parent(),
                key);
        if (again == 0 && find(tx, key).isEmpty()) {
            insert(tx, key, plan, SliceState.PLANNED, null);
        }
        return key;
    }

    /** Two slices may name the same document or id, and wait for it: each has a part of its own. */
    private long key(Plan plan) {
        return SliceKeys.of(shopKey, plan.slice(), plan.epoch(), plan.extent() == null ? plan.parent() : 0);
    }

    /** Records a stretch that can never be read. */
    void gap(Tx tx, Plan plan, String reason) throws SQLException {
        long key = key(plan);
        forget(tx, key);
        insert(tx, key, plan, SliceState.GAP, reason);
    }

    private void insert(Tx tx, long key, Plan plan, SliceState state, @Nullable String reason) throws SQLException {
        Extent extent = plan.extent();
        update(
                tx,
                "insert into {wh_slice} (slice_key, shop_key, feed, part, scope, span_from, span_to, epoch, outputs, state,"
                        + " generation, fence, parent, attempts, disputes, expiries, pages, rows_read, run_id, parked_run,"
                        + " proved, is_final, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, 0, 0, 0, 0, 0, ?, '', ?, false, ?)",
                key,
                shopKey,
                plan.slice().feed(),
                plan.slice().part(),
                ScopeText.write(plan.slice().scope()),
                new Moment(extent == null ? null : extent.from()),
                new Moment(extent == null ? null : extent.to()),
                plan.epoch(),
                plan.outputs(),
                state,
                plan.parent(),
                runId,
                plan.proved(),
                reason);
    }

    Optional<SliceRow> find(Tx tx, long key) throws SQLException {
        return first(tx, "select " + SliceRow.COLUMNS + " from {wh_slice} where slice_key = ?", SliceRow::read, key);
    }

    List<SliceRow> inState(Tx tx, SliceState state) throws SQLException {
        return list(
                tx,
                "select " + SliceRow.COLUMNS + " from {wh_slice} where shop_key = ? and state = ? order by slice_key",
                SliceRow::read,
                shopKey,
                state);
    }

    /** Adds pages to a claimed slice: the one statement that guards every commit. Returns the slice after it. */
    SliceRow pages(Tx tx, SliceRow row, int pages, long read, @Nullable Cursor cursor, @Nullable Instant coveredTo)
            throws SQLException {
        return first(
                        tx,
                        "update {wh_slice} set pages = pages + ?, rows_read = rows_read + ?, cursor = ?,"
                                + " cursor_expires = ?, covered_to = ?" + MINE + " returning " + SliceRow.COLUMNS,
                        SliceRow::read,
                        pages,
                        read,
                        cursor == null ? null : cursor.value(),
                        new Moment(cursor == null ? null : cursor.expires().orElse(null)),
                        new Moment(coveredTo),
                        row.key(),
                        row.fence(),
                        row.generation())
                .orElseThrow(() -> new FenceLostException(row.show()));
    }

    /** To be read on from its cursor, not before an instant. */
    void await(Tx tx, SliceRow row, Instant until) throws SQLException {
        mine(
                row,
                update(
                        tx,
                        "update {wh_slice} set state = 'WAITING', wait_until = ?" + MINE,
                        until,
                        row.key(),
                        row.fence(),
                        row.generation()));
    }

    /** Leaves a slice at its last commit; a parked one is not claimed again in this run. */
    void release(Tx tx, SliceRow row, boolean parked, @Nullable String reason) throws SQLException {
        mine(
                row,
                update(
                        tx,
                        "update {wh_slice} set state = 'OPEN', parked_run = ?, reason = ?" + MINE,
                        parked ? runId : "",
                        reason,
                        row.key(),
                        row.fence(),
                        row.generation()));
    }

    /**
     * Leaves a slice at its last commit, unless the commit that seemed to fail has ended it: then only the answer was lost.
     * Returns whether it was left.
     */
    boolean releaseUnlessEnded(Tx tx, SliceRow row, String reason) throws SQLException {
        Optional<SliceRow> now = find(tx, row.key());
        boolean ended = now.isPresent()
                && now.get().fence() == row.fence()
                && (now.get().state() != SliceState.READING || now.get().generation() != row.generation());
        if (!ended) {
            release(tx, row, true, reason);
        }
        return !ended;
    }

    /** Leaves what this run was reading at its last commit. */
    void releaseAll(Tx tx, long fence) throws SQLException {
        update(
                tx,
                "update {wh_slice} set state = 'OPEN' where shop_key = ? and state = 'READING' and fence = ?",
                shopKey,
                fence);
    }

    /** Keeps evidence until the records that the slice named are read. */
    void end(Tx tx, SliceRow row, Evidence evidence) throws SQLException {
        mine(
                row,
                update(
                        tx,
                        "update {wh_slice} set state = 'ENDED', proof = ?, how = ?, cursor = null" + MINE,
                        evidence.proof(),
                        evidence.how(),
                        row.key(),
                        row.fence(),
                        row.generation()));
    }

    /** From now on other slices read what is left of it; when they cover its stretch, it covers nothing any more. */
    void split(Tx tx, SliceRow row, boolean takenOver) throws SQLException {
        mine(
                row,
                update(
                        tx,
                        "update {wh_slice} set state = 'SPLIT', cursor = null"
                                + (takenOver ? ", span_from = null, span_to = null" : "") + MINE,
                        row.key(),
                        row.fence(),
                        row.generation()));
    }

    /** Turns a slice that was just split into a gap of its whole stretch. */
    void lose(Tx tx, SliceRow row, String reason) throws SQLException {
        update(
                tx,
                "update {wh_slice} set state = 'GAP', reason = ?, span_from = ?, span_to = ? where slice_key = ?",
                reason,
                new Moment(row.from()),
                new Moment(row.to()),
                row.key());
    }

    /** Reads it again from its start: as the next generation, with nothing seen. */
    void restart(Tx tx, SliceRow row, boolean dispute, boolean expiry, String reason) throws SQLException {
        mine(
                row,
                update(
                        tx,
                        "update {wh_slice} set state = 'PLANNED', generation = generation + 1, cursor = null,"
                                + " cursor_expires = null, covered_to = null, reason = ?, disputes = disputes + ?,"
                                + " expiries = expiries + ?" + MINE,
                        reason,
                        dispute ? 1 : 0,
                        expiry ? 1 : 0,
                        row.key(),
                        row.fence(),
                        row.generation()));
        forgetReading(tx, row.key());
    }

    /** Gives up for this run: stays open, with its reason. */
    void dispute(Tx tx, SliceRow row, String reason) throws SQLException {
        mine(
                row,
                update(
                        tx,
                        "update {wh_slice} set state = 'DISPUTED', parked_run = ?, reason = ?" + MINE,
                        runId,
                        reason,
                        row.key(),
                        row.fence(),
                        row.generation()));
    }

    /** Forgets a slice, what it has seen and what it named. */
    void forget(Tx tx, long key) throws SQLException {
        forgetReading(tx, key);
        update(tx, "delete from {wh_slice} where slice_key = ?", key);
    }

    /** Forgets what a slice has seen and named: others read it all again. */
    void forgetReading(Tx tx, long key) throws SQLException {
        update(tx, "delete from {wh_slice_seen} where slice_key = ?", key);
        update(tx, "delete from {wh_reread} where slice_key = ?", key);
    }

    /** Forgets what a slice has named, and what it has seen: its parts read it again. A reload goes on to count as seen. */
    void forgetSplit(Tx tx, SliceRow row) throws SQLException {
        if (row.isReload()) {
            update(tx, "delete from {wh_reread} where slice_key = ?", row.key());
        } else {
            forgetReading(tx, row.key());
        }
    }

    /** Another slice answers for what a slice has named. */
    void handOverRereads(Tx tx, long key, long to) throws SQLException {
        update(tx, "delete from {wh_reread} where slice_key = ?", to);
        update(tx, "update {wh_reread} set slice_key = ? where slice_key = ?", to, key);
    }

    /** How many distinct records of a dataset a slice has seen. */
    long seen(Tx tx, SliceRow row, String dataset) throws SQLException {
        return number(
                tx,
                "select count(*) from {wh_slice_seen} where slice_key = ? and generation = ? and dataset = ?",
                row.key(),
                row.generation(),
                dataset);
    }

    /** How many ids a slice was not answered. */
    long unseen(Tx tx, SliceRow row, Scope.Ids ids) throws SQLException {
        Set<String> open = new HashSet<>();
        ids.ids().forEach(id -> open.add(SeenRecords.cut(id)));
        list(
                        tx,
                        "select record_id from {wh_slice_seen} where slice_key = ? and generation = ? and dataset = ?",
                        each -> each.text(1),
                        row.key(),
                        row.generation(),
                        ids.dataset().name())
                .forEach(open::remove);
        return open.size();
    }

    private static final String MINE = " where slice_key = ? and fence = ? and generation = ? and state = 'READING'";

    private static void mine(SliceRow row, int rows) {
        if (rows != 1) {
            throw new FenceLostException(row.show());
        }
    }
}
