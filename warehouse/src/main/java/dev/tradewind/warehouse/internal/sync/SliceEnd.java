package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.Write;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges how a slice ended, in the transaction that commits its last page. */
final class SliceEnd {
    /** How often evidence may be contradicted in one run before a slice stays open. */
    private static final int MOST_DISPUTES = 3;

    private final ShopDesk desk;
    private final Feed feed;

    SliceEnd(ShopDesk desk, Feed feed) {
        this.desk = desk;
        this.feed = feed;
    }

    /**
     * A new state, for listeners.
     *
     * @param state the state
     * @param detail one line, may be empty
     */
    record Change(SliceState state, String detail) {}

    /** Judges evidence. */
    Change judge(Tx tx, SliceRow row, Evidence evidence, Optional<Instant> coveredTo) throws SQLException {
        if (row.slice().scope() instanceof Scope.Ids ids) {
            // Ids that nobody waits for stay open as rereads or rejects; a part of a slice has to answer all of its
            // own.
            long unanswered = row.parent() == 0 ? 0 : desk.slices().unseen(tx, row, ids);
            if (unanswered > 0) {
                return contradicted(tx, row, unanswered + " of its ids were not answered");
            }
            desk.hints().unanswered(tx, row);
            desk.explained().mark(tx, row, feed, SliceState.READING, evidence.proof(), evidence.how());
            return new Change(SliceState.EXPLAINED, evidence.how());
        }
        Optional<String> fault = fault(tx, row, evidence);
        if (fault.isPresent()) {
            return contradicted(tx, row, fault.get());
        }
        if (coveredLess(row, coveredTo)) {
            return coveredLess(tx, row, coveredTo.orElseThrow(), evidence);
        }
        if (feed.write() == Write.REPLACE && desk.idReads().blocking(tx, row) > 0) {
            return contradicted(tx, row, "it replaces its days, so it must deliver every record that it names");
        }
        Optional<String> refused = desk.explained().isPart(tx, row, feed)
                ? Optional.empty()
                : desk.explained().absence().conclude(tx, row, feed);
        if (refused.isPresent()) {
            desk.slices().dispute(tx, row, Reason.Code.SWEEP_TOO_LARGE + ": " + refused.get());
            return new Change(SliceState.DISPUTED, refused.get());
        }
        if (desk.idReads().blocking(tx, row) > 0) {
            desk.slices().end(tx, row, evidence);
            return new Change(SliceState.ENDED, "records that it named are read by id");
        }
        desk.explained().mark(tx, row, feed, SliceState.READING, evidence.proof(), evidence.how());
        return new Change(SliceState.EXPLAINED, evidence.proof() + ": " + evidence.how());
    }

    private Optional<String> fault(Tx tx, SliceRow row, Evidence evidence) throws SQLException {
        if (!evidence.proof().reaches(feed.atLeast())) {
            return Optional.of(
                    "proof " + evidence.proof() + " is weaker than " + feed.atLeast() + ", which the feed owes");
        }
        if (evidence.count().isEmpty()) {
            return Optional.empty();
        }
        Count count = evidence.count().get();
        if (count.wholeSlice()) {
            long seen = desk.slices().seen(tx, row, ShopDesk.subject(feed).name());
            return seen == count.stated()
                    ? Optional.empty()
                    : Optional.of(
                            "the platform states " + count.stated() + " records, " + seen + " distinct were read");
        }
        return count.stated() == count.counted()
                ? Optional.empty()
                : Optional.of("the platform states " + count.stated() + " records, " + count.counted() + " were read");
    }

    /** Reads the slice again from its start, or leaves it open when that was done often enough. */
    Change contradicted(Tx tx, SliceRow row, String why) throws SQLException {
        String reason = Reason.Code.DISPUTED + ": " + why;
        if (row.disputes() < MOST_DISPUTES) {
            desk.slices().restart(tx, row, true, false, reason);
            return new Change(SliceState.PLANNED, why);
        }
        desk.slices().dispute(tx, row, reason);
        return new Change(SliceState.DISPUTED, why);
    }

    private static boolean coveredLess(SliceRow row, Optional<Instant> coveredTo) {
        Instant to = row.to();
        return coveredTo.isPresent()
                && to != null
                && Extent.of(row.slice().scope()).isPresent()
                && coveredTo.get().isBefore(to);
    }

    private Change coveredLess(Tx tx, SliceRow row, Instant coveredTo, Evidence evidence) throws SQLException {
        Instant from = row.from();
        if (from == null || !from.isBefore(coveredTo)) {
            desk.slices()
                    .release(tx, row, true, Reason.Code.UNFINISHED + ": the platform has not come past " + coveredTo);
            return new Change(SliceState.OPEN, "the platform has not come past " + coveredTo);
        }
        cutAt(tx, row, coveredTo, evidence.proof(), evidence.how());
        return new Change(SliceState.SPLIT, "the platform covered it to " + coveredTo);
    }

    /** Closes what was read before an instant, and plans the rest. */
    void cutAt(Tx tx, SliceRow row, Instant at, Proof proof, String how) throws SQLException {
        List<Optional<Scope>> sides = Extent.cut(row.slice().scope(), at);
        desk.slices().split(tx, row, true);
        if (sides.get(1).isPresent()) {
            child(tx, row, sides.get(1).get());
        }
        if (sides.get(0).isPresent()) {
            close(tx, row, sides.get(0).get(), proof, how);
        }
        desk.slices().forgetSplit(tx, row);
        desk.explained().advance(tx, feed);
    }

    /** Lets others read what is left of a slice. */
    Change split(Tx tx, SliceRow row, List<Slice> children) throws SQLException {
        Optional<Instant> covered = Optional.ofNullable(row.coveredTo());
        Optional<String> fault = Tiling.fault(row.slice(), covered, children);
        if (fault.isPresent()) {
            return contradicted(tx, row, "its split does not take over what is left: " + fault.get());
        }
        if (feed.write() == Write.REPLACE && desk.idReads().blocking(tx, row) > 0) {
            return contradicted(tx, row, "it replaces its days, so it must deliver every record that it names");
        }
        if (Feasible.misfit(feed, children).isPresent()) {
            return contradicted(tx, row, "it replaces its days and was split into windows");
        }
        boolean inTime =
                children.stream().allMatch(child -> Extent.of(child.scope()).isPresent());
        boolean takenOver = inTime && Extent.of(row.slice().scope()).isPresent();
        Instant from = row.from();
        if (takenOver && covered.isPresent() && from != null && from.isBefore(covered.get())) {
            Optional<Scope> done =
                    Extent.cut(row.slice().scope(), covered.get()).get(0);
            if (done.isPresent()) {
                close(tx, row, done.get(), Proof.KEYSET, "read in order to " + covered.get());
            }
        }
        if (takenOver) {
            desk.slices().forgetSplit(tx, row);
        }
        desk.slices().split(tx, row, takenOver);
        for (Slice child : children) {
            Extent extent = takenOver ? Extent.of(child.scope()).orElse(null) : null;
            desk.slices()
                    .plan(tx, new SliceStore.Plan(child, extent, row.epoch(), row.outputs(), row.key(), row.proved()));
        }
        desk.explained().advance(tx, feed);
        return new Change(SliceState.SPLIT, "into " + children.size());
    }

    /** A part of its own for what is read already: it answers for what was named so far. */
    private void close(Tx tx, SliceRow row, Scope done, Proof proof, String how) throws SQLException {
        long key = child(tx, row, done);
        if (feed.write() == Write.REPLACE && desk.idReads().blocking(tx, row) > 0) {
            return;
        }
        if (feed.write() == Write.REPLACE
                && done instanceof Scope.Days days
                && desk.explained().absence().replace(tx, row, feed, days).isPresent()) {
            // It is read by itself, and says then what is wrong.
            return;
        }
        desk.slices().handOverRereads(tx, row.key(), key);
        update(
                tx,
                "update {wh_slice} set state = 'READING', fence = ?, read_at = ? where slice_key = ?",
                row.fence(),
                new Statements.Moment(row.readAt()),
                key);
        SliceRow prefix = desk.slices().find(tx, key).orElseThrow(() -> new FenceLostException(row.show()));
        if (desk.idReads().blocking(tx, prefix) > 0) {
            desk.slices().end(tx, prefix, Evidence.of(proof, how));
        } else {
            desk.explained().mark(tx, prefix, feed, SliceState.READING, proof, how);
        }
    }

    /** Halves a slice; empty when it is too small for that. */
    Optional<Change> halve(Tx tx, SliceRow row) throws SQLException {
        List<Scope> halves = Extent.halve(row.slice().scope());
        if (halves.isEmpty()) {
            return Optional.empty();
        }
        List<Slice> children = new ArrayList<>();
        halves.forEach(
                half -> children.add(new Slice(row.slice().feed(), row.slice().part(), half)));
        desk.slices().split(tx, row, row.covers());
        desk.slices().forgetSplit(tx, row);
        for (Slice child : children) {
            child(tx, row, child.scope());
        }
        desk.explained().advance(tx, feed);
        return Optional.of(new Change(SliceState.SPLIT, "into halves"));
    }

    private long child(Tx tx, SliceRow row, Scope scope) throws SQLException {
        Slice slice = new Slice(row.slice().feed(), row.slice().part(), scope);
        Extent extent = row.covers() ? Extent.of(scope).orElse(null) : null;
        return desk.slices()
                .plan(tx, new SliceStore.Plan(slice, extent, row.epoch(), row.outputs(), row.key(), row.proved()));
    }
}
