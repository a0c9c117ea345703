package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sweep did not see is a suspect, to be asked for by its id; nothing is deleted for its absence alone. More suspects
 * than the greater of 20 and 5 % look like a lost permission: then the sweep stops.
 */
final class Sweep {
    private static final long FEW = 20;
    private static final long PERCENT = 5;

    private final ShopDesk desk;
    private final Feed feed;

    Sweep(ShopDesk desk, Feed feed) {
        this.desk = desk;
        this.feed = feed;
    }

    /** Names the suspects of a sweep that has ended. Returns a change when there are too many of them. */
    Optional<SliceEnd.Change> suspects(Tx tx, SliceRow row) throws SQLException {
        String dataset = ShopDesk.subject(feed).name();
        String known = KnownRecords.of(dataset);
        Instant began = row.readAt() == null ? tx.now() : row.readAt();
        // What was born while the sweep ran cannot be missed by it.
        String unseen = "from (" + known + ") k where k.known_at < ? and not exists (select 1 from {wh_slice_seen} s"
                + " where s.slice_key = ? and s.generation = ? and s.dataset = ? and s.record_id = k.record_id)";
        long all = number(tx, "select count(*) from (" + known + ") k", desk.shopKey());
        long missing =
                number(tx, "select count(*) " + unseen, desk.shopKey(), began, row.key(), row.generation(), dataset);
        if (missing > Math.max(FEW, all * PERCENT / 100)) {
            String why = missing + " of " + all + " " + dataset + " were not in the sweep: too many to be deletions";
            desk.slices().dispute(tx, row, Reason.Code.SWEEP_TOO_LARGE + ": " + why);
            return Optional.of(new SliceEnd.Change(SliceState.DISPUTED, why));
        }
        update(
                tx,
                "insert into {wh_reread} (shop_key, feed, part, dataset, record_id, why, slice_key, tried_run, added_at)"
                        + " select ?, ?, ?, ?, k.record_id, 'not in the sweep', ?, '', ? " + unseen
                        + " on conflict do nothing",
                desk.shopKey(),
                feed.name(),
                row.slice().part(),
                dataset,
                row.key(),
                tx.now(),
                desk.shopKey(),
                began,
                row.key(),
                row.generation(),
                dataset);
        return Optional.empty();
    }
}
