package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;

import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Sweeps that were read to their end and not believed. All of a part say what there is now, so the newest takes the place of
 * the others: each run reads one of them, however many days nobody looks at what it tells. One that was cut off is none of
 * these: a sweep that takes longer than the time between two would never come to its end.
 */
final class OlderSweeps {
    private static final String NOT_BELIEVED = " from {wh_slice} where shop_key = ? and feed = ? and part = ?"
            + " and epoch = 0 and parent = 0 and scope like 'as-of %'"
            + " and state in ('PLANNED', 'OPEN', 'WAITING', 'DISPUTED')"
            + " and (reason like '" + Reason.Code.SWEEP_TOO_LARGE + ": %' or reason like '" + Reason.Code.DISPUTED
            + ": %') order by span_from";

    private final long shopKey;
    private final SliceStore slices;

    OlderSweeps(long shopKey, SliceStore slices) {
        this.shopKey = shopKey;
        this.slices = slices;
    }

    /**
     * Forgets the sweeps in whose place a new slice comes. Returns it with their stretch as well, so that none of it counts
     * as complete before the new one is explained.
     */
    SliceStore.Plan takeOver(Tx tx, SliceStore.Plan plan) throws SQLException {
        Extent extent = plan.extent();
        if (extent == null) {
            return plan;
        }
        Instant from = extent.from();
        for (SliceRow older : before(tx, plan.slice())) {
            Instant began = older.from();
            from = began != null && began.isBefore(from) ? began : from;
            forget(tx, older.key());
        }
        return new SliceStore.Plan(
                plan.slice(),
                new Extent(from, extent.to()),
                plan.epoch(),
                plan.outputs(),
                plan.parent(),
                plan.proved());
    }

    /** The sweeps in whose place a new slice comes. Writes nothing. */
    List<SliceRow> before(Tx tx, Slice newer) throws SQLException {
        return newer.scope() instanceof Scope.AsOf
                ? list(
                        tx,
                        "select " + SliceRow.COLUMNS + NOT_BELIEVED,
                        SliceRow::read,
                        shopKey,
                        newer.feed(),
                        newer.part())
                : List.of();
    }

    private void forget(Tx tx, long key) throws SQLException {
        List<Long> parts = list(tx, "select slice_key from {wh_slice} where parent = ?", row -> row.number(1), key);
        for (long part : parts) {
            forget(tx, part);
        }
        slices.forget(tx, key);
    }
}
