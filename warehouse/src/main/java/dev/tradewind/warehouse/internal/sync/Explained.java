package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Write;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Marks slices as explained, closes their parents, and moves the feed's progress, all in the caller's transaction. */
final class Explained {
    private final long shopKey;
    private final String runId;
    private final SliceStore slices;
    private final Absence absence;

    Explained(long shopKey, String runId, SliceStore slices, Absence absence) {
        this.shopKey = shopKey;
        this.runId = runId;
        this.slices = slices;
        this.absence = absence;
    }

    /** What follows from records that a whole slice has not seen. */
    Absence absence() {
        return absence;
    }

    /** Explains a slice that stands in {@code state} and was claimed under the row's fence. */
    void mark(Tx tx, SliceRow row, Feed feed, SliceState state, Proof proof, String how) throws SQLException {
        int marked = update(
                tx,
                "update {wh_slice} set state = 'EXPLAINED', proof = ?, how = ?, reason = null, cursor = null,"
                        + " proved = true, is_final = ?, wait_until = null"
                        + " where slice_key = ? and fence = ? and generation = ? and state = ?",
                proof,
                how,
                isFinal(row, feed, proof),
                row.key(),
                row.fence(),
                row.generation(),
                state);
        if (marked != 1) {
            throw new FenceLostException(row.show());
        }
        handUp(tx, row, feed);
        closeParent(tx, row.parent(), feed);
        advance(tx, feed);
    }

    /**
     * Whether a slice is a part of one that was split into documents or ids: then only the whole knows what is absent, and
     * what its parts have seen is kept for it until all of them are read.
     */
    boolean isPart(Tx tx, SliceRow row, Feed feed) throws SQLException {
        return feed.write() != Write.MERGE
                && row.parent() != 0
                && !row.covers()
                && slices.find(tx, row.parent())
                        .filter(parent -> parent.state() == SliceState.SPLIT)
                        .isPresent();
    }

    private void handUp(Tx tx, SliceRow row, Feed feed) throws SQLException {
        if (isPart(tx, row, feed)) {
            update(
                    tx,
                    "insert into {wh_slice_seen} (slice_key, generation, dataset, record_id) select p.slice_key,"
                            + " p.generation, s.dataset, s.record_id from {wh_slice_seen} s, {wh_slice} p"
                            + " where s.slice_key = ? and s.generation = ? and p.slice_key = ? on conflict do nothing",
                    row.key(),
                    row.generation(),
                    row.parent());
        }
        // What the parts of a slice have seen is handed up to it only where absence tells something.
        if (!row.isReload() && (feed.write() != Write.MERGE || row.read() > 0)) {
            update(tx, "delete from {wh_slice_seen} where slice_key = ?", row.key());
        }
    }

    /** Explains a slice whose evidence was good when it ended. */
    void conclude(Tx tx, SliceRow row, Feed feed) throws SQLException {
        Evidence kept = Statements.first(
                        tx,
                        "select proof, how from {wh_slice} where slice_key = ?",
                        found -> Evidence.of(Proof.valueOf(found.text(1)), found.text(2)),
                        row.key())
                .orElseThrow(() -> new FenceLostException(row.show()));
        mark(tx, row, feed, SliceState.ENDED, kept.proof(), kept.how() + ", records that it named read by id");
    }

    /** A split slice is explained when nothing of it is left to read. */
    void closeParent(Tx tx, long key, Feed feed) throws SQLException {
        Optional<SliceRow> found = key == 0 ? Optional.empty() : slices.find(tx, key);
        if (found.isEmpty() || found.get().state() != SliceState.SPLIT || openChildren(tx, key) > 0) {
            return;
        }
        SliceRow parent = found.get();
        Proof proof = list(
                        tx,
                        "select distinct proof from {wh_slice} where parent = ? and proof is not null",
                        row -> Proof.valueOf(row.text(1)),
                        key)
                .stream()
                .min(Comparator.naturalOrder())
                .orElse(feed.atLeast());
        // What lies in a part that can never be read is not absent.
        Optional<String> refused =
                parent.covers() && gaps(tx, key) == 0 ? absence.conclude(tx, parent, feed) : Optional.empty();
        if (refused.isPresent()) {
            update(
                    tx,
                    "update {wh_slice} set state = 'DISPUTED', parked_run = ?, reason = ? where slice_key = ?",
                    runId,
                    Reason.Code.SWEEP_TOO_LARGE + ": " + refused.get(),
                    key);
            return;
        }
        boolean waits = number(tx, "select count(*) from {wh_reread} where slice_key = ?", key) > 0;
        update(
                tx,
                "update {wh_slice} set state = ?, proof = ?, how = 'all its parts', proved = proved or ?, is_final = ?"
                        + " where slice_key = ?",
                waits ? SliceState.ENDED : SliceState.EXPLAINED,
                proof,
                !waits,
                !waits && isFinal(parent, feed, proof),
                key);
        if (!waits) {
            handUp(tx, parent, feed);
            closeParent(tx, parent.parent(), feed);
        }
    }

    /**
     * Moves complete, settled and complete_from to where the slices have come. Never backwards but for complete_from, which
     * is the first sweep where sweeps are all there is: they say nothing of the time before them.
     */
    void advance(Tx tx, Feed feed) throws SQLException {
        if (feed.axis() == Axis.AS_OF) {
            move(
                    tx,
                    feed,
                    "complete_from = greatest(p.complete, coalesce(s.unproved, p.planned_to))",
                    " and p.complete = p.floor");
        }
        String from = feed.axis() == Axis.AS_OF ? "" : ", complete_from = coalesce(s.backfill, p.floor)";
        move(
                tx,
                feed,
                "complete = greatest(p.complete, coalesce(s.unproved, p.planned_to)),"
                        + " settled = greatest(p.settled, coalesce(s.unsettled, p.planned_to))" + from,
                "");
    }

    /** Sets progress {@code p} by what its slices, {@code s}, leave open: found in one reading of them. */
    private void move(Tx tx, Feed feed, String set, String where) throws SQLException {
        update(
                tx,
                "update {wh_progress} as p set " + set + " from (select"
                        + " min(case when epoch = 0 and not proved then span_from end) as unproved,"
                        + " min(case when epoch = 0 and not is_final then span_from end) as unsettled,"
                        + " max(case when epoch > 0 and not proved then span_to end) as backfill"
                        + " from {wh_slice} where shop_key = ? and feed = ? and state not in ('GAP', 'MERGED')) s"
                        + " where p.shop_key = ? and p.feed = ?" + where,
                shopKey,
                feed.name(),
                shopKey,
                feed.name());
    }

    private long openChildren(Tx tx, long key) throws SQLException {
        return number(
                tx,
                "select count(*) from {wh_slice} where parent = ? and state not in ('EXPLAINED', 'GAP', 'MERGED')",
                key);
    }

    private long gaps(Tx tx, long key) throws SQLException {
        return number(tx, "select count(*) from {wh_slice} where parent = ? and state = 'GAP'", key);
    }

    private static boolean isFinal(SliceRow row, Feed feed, Proof proof) {
        if (!row.covers() || !proof.reaches(feed.toSettle())) {
            return !row.covers();
        }
        Instant to = row.to();
        Instant readAt = row.readAt();
        return feed.axis() == Axis.AS_OF
                || to != null
                        && readAt != null
                        && !readAt.isBefore(to.plus(feed.timing().settle()));
    }
}
