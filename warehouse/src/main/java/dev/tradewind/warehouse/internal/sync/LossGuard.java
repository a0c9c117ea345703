package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds back what would lose more than is believable, until somebody accepts that. What is accepted is used once, in the
 * transaction that lets the loss through; it ends unused as soon as a reading loses no more than is believable, or more than
 * was accepted, so that it never covers another loss than the one that was looked at.
 */
final class LossGuard {
    private static final long FEW = 20;
    private static final long PERCENT = 5;

    private static final String KEY = " where shop_key = ? and feed = ? and part = ? and scope = ? and found_run = ?";

    private final long shopKey;
    private final String runId;

    LossGuard(long shopKey, String runId) {
        this.shopKey = shopKey;
        this.runId = runId;
    }

    /** Whether so many missing records look like a lost permission. */
    static boolean isTooMuch(long missing, long all) {
        return missing > Math.max(FEW, all * PERCENT / 100);
    }

    /**
     * Judges what a slice would lose, in the transaction that lets it. Returns empty when it may go on, else what to do when
     * the loss is true.
     *
     * @param row the slice
     * @param missing how many records it would lose
     * @param held of how many
     */
    Optional<String> hold(Tx tx, SliceRow row, LossScope scope, Dataset<?> dataset, long missing, long held)
            throws SQLException {
        String feed = row.slice().feed();
        List<HeldLoss> open = open(tx, feed);
        if (!isTooMuch(missing, held)) {
            forget(tx, scope, open);
            return Optional.empty();
        }
        Optional<HeldLoss> known =
                open.stream().filter(each -> each.scope().equals(scope)).findFirst();
        if (known.isEmpty()) {
            insert(tx, row, scope, dataset, missing, held);
            return Optional.of(advice(row, scope, missing));
        }
        if (known.get().most() >= missing) {
            use(tx, known.get(), missing, held);
            return Optional.empty();
        }
        keep(tx, known.get(), row, missing, held);
        String before =
                known.get().most() < 0 ? "" : "More than the " + known.get().most() + " that were accepted would go. ";
        return Optional.of(before + advice(row, scope, missing));
    }

    /** No reading can show a loss of days any more, or let it through, once these can never be read. */
    void unreadable(Tx tx, Slice slice) throws SQLException {
        if (slice.scope() instanceof Scope.Days) {
            forget(tx, LossScope.of(slice), open(tx, slice.feed()));
        }
    }

    private void forget(Tx tx, LossScope scope, List<HeldLoss> open) throws SQLException {
        for (HeldLoss each : open) {
            if (scope.covers(each.scope())) {
                update(tx, "delete from {wh_loss}" + KEY, key(each));
            }
        }
    }

    /** Notes on what was let through and no receipt has told yet, or this one has. */
    List<Reason> told(Tx tx, String feed) throws SQLException {
        List<Reason> notes = list(
                tx,
                "select part, scope, missing, held, dataset, accepted_by, accepted_at, accepted_why from {wh_loss}"
                        + " where shop_key = ? and feed = ? and used_at is not null"
                        + " and (told_run is null or told_run = ?) order by part, scope",
                row -> new Reason(
                        Reason.Code.NOTE,
                        feed,
                        new LossScope(row.text(1), row.text(2)).show(),
                        row.number(3) + " of " + row.number(4) + " " + row.text(5)
                                + " were let go, as " + row.text(6) + " accepted on " + row.instant(7) + ": "
                                + row.text(8)),
                shopKey,
                feed,
                runId);
        update(
                tx,
                "update {wh_loss} set told_run = ? where shop_key = ? and feed = ? and used_at is not null"
                        + " and told_run is null",
                runId,
                shopKey,
                feed);
        return notes;
    }

    /**
     * A loss that is held back.
     *
     * @param most how many records may go, -1 while nobody has accepted any
     */
    private record HeldLoss(String feed, LossScope scope, String foundRun, long most) {}

    private List<HeldLoss> open(Tx tx, String feed) throws SQLException {
        return list(
                tx,
                "select part, scope, found_run, coalesce(most, -1) from {wh_loss} where shop_key = ? and feed = ?"
                        + " and used_at is null",
                row -> new HeldLoss(feed, new LossScope(row.text(1), row.text(2)), row.text(3), row.number(4)),
                shopKey,
                feed);
    }

    private void insert(Tx tx, SliceRow row, LossScope scope, Dataset<?> dataset, long missing, long held)
            throws SQLException {
        update(
                tx,
                "insert into {wh_loss} (shop_key, feed, part, scope, found_run, dataset, missing, held, found_at, seen_at,"
                        + " by_reload) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                shopKey,
                row.slice().feed(),
                scope.part(),
                scope.text(),
                runId,
                dataset.name(),
                missing,
                held,
                tx.now(),
                tx.now(),
                row.isReload());
    }

    private void use(Tx tx, HeldLoss loss, long missing, long held) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(missing, held, tx.now(), tx.now()));
        values.addAll(List.of(key(loss)));
        update(tx, "update {wh_loss} set missing = ?, held = ?, seen_at = ?, used_at = ?" + KEY, values.toArray());
    }

    /** A decision on fewer records is none on these. */
    private void keep(Tx tx, HeldLoss loss, SliceRow row, long missing, long held) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(missing, held, tx.now(), row.isReload()));
        values.addAll(List.of(key(loss)));
        update(
                tx,
                "update {wh_loss} set missing = ?, held = ?, seen_at = ?, by_reload = by_reload and ?, most = null,"
                        + " accepted_by = null, accepted_why = null, accepted_at = null" + KEY,
                values.toArray());
    }

    private Object[] key(HeldLoss loss) {
        return new Object[] {
            shopKey, loss.feed(), loss.scope().part(), loss.scope().text(), loss.foundRun()
        };
    }

    private static String advice(SliceRow row, LossScope scope, long missing) {
        return "When they are gone indeed, accept the loss: Warehouse.losses(), or the runner's accept --feed "
                + row.slice().feed() + " --slice \"" + scope.show() + "\" --most " + missing
                + (row.isReload() ? ". Then run the same reload again" : "");
    }
}
