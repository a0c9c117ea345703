package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.Write;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.Replacement;
import dev.tradewind.warehouse.internal.schema.SyncTables;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows from a record that a whole slice has not seen: a sweep suspects it, a replacement removes it. */
final class Absence {
    private final RunContext run;
    private final Shop shop;
    private final long shopKey;
    private final LossGuard losses;

    Absence(RunContext run, Shop shop, long shopKey) {
        this.run = run;
        this.shop = shop;
        this.shopKey = shopKey;
        this.losses = new LossGuard(shopKey, run.runId());
    }

    /** Draws the conclusion for a slice that is read to its end. Returns why that must not be done, when it must not. */
    Optional<String> conclude(Tx tx, SliceRow row, Feed feed) throws SQLException {
        if (feed.write() == Write.SWEEP) {
            return suspect(tx, row, feed);
        }
        if (feed.write() == Write.REPLACE && row.slice().scope() instanceof Scope.Days days) {
            return replace(tx, row, feed, days);
        }
        return Optional.empty();
    }

    /** A slice can never be read as it is: nothing follows from what it did not show. */
    void unreadable(Tx tx, SliceRow row) throws SQLException {
        losses.unreadable(tx, row.slice());
    }

    /**
     * Removes what a slice has not seen of some days. More than the greater of 20 and 5 % look like a lost permission, or like
     * a list that was cut short: then all of it stays, and why is returned. What is listed under another id is not lost.
     */
    Optional<String> replace(Tx tx, SliceRow row, Feed feed, Scope.Days days) throws SQLException {
        String seen = "select record_id from " + tx.name(SyncTables.WH_SLICE_SEEN) + " where slice_key = " + row.key()
                + " and generation = " + row.generation() + " and dataset = '"
                + ShopDesk.subject(feed).name() + "'";
        LoadBatch batch = new LoadBatch(
                shopKey,
                shop,
                List.of(),
                run.loads().incrementAndGet(),
                run.clock().instant(),
                Map.of(0, feed.name()));
        Dataset<?> dataset = ShopDesk.subject(feed);
        Replacement.Loss loss = run.store().loss(tx, batch, feed.name(), dataset, days, seen);
        LossScope scope = LossScope.of(new Slice(row.slice().feed(), row.slice().part(), days));
        Optional<String> held = losses.hold(tx, row, scope, dataset, loss.lost(), loss.all());
        if (held.isPresent()) {
            return Optional.of(loss.lost() + " of the " + loss.all() + " " + dataset
                    + " records held of these days were not listed any more: too many to be corrections. None was removed."
                    + " Look at the permissions of the app, and at these days in the platform's own pages; "
                    + (row.isReload() ? "the same reload" : "the next run") + " reads them again. " + held.get());
        }
        run.store().replace(tx, batch, feed.name(), dataset, days, seen);
        return Optional.empty();
    }

    /**
     * What a sweep did not see is to be asked for by its id; nothing is deleted for its absence alone. More suspects than
     * the greater of 20 and 5 % look like a lost permission.
     */
    private Optional<String> suspect(Tx tx, SliceRow row, Feed feed) throws SQLException {
        String dataset = ShopDesk.subject(feed).name();
        String known = KnownRecords.of(dataset);
        Instant began = row.readAt() == null ? tx.now() : row.readAt();
        // What was born while the sweep ran cannot be missed by it.
        String unseen = "from (" + known + ") k where k.known_at < ? and not exists (select 1 from {wh_slice_seen} s"
                + " where s.slice_key = ? and s.generation = ? and s.dataset = ? and s.record_id = k.record_id)";
        long all = number(tx, "select count(*) from (" + known + ") k", shopKey);
        // What an earlier sweep was let ask for, and is not answered yet, is decided.
        long missing = number(
                tx,
                "select count(*) " + unseen + " and not exists (select 1 from {wh_reread} w where w.shop_key = ?"
                        + " and w.feed = ? and w.dataset = ? and w.record_id = k.record_id and w.slice_key <> 0)",
                shopKey,
                began,
                row.key(),
                row.generation(),
                dataset,
                shopKey,
                feed.name(),
                dataset);
        Optional<String> held = losses.hold(tx, row, LossScope.of(row.slice()), ShopDesk.subject(feed), missing, all);
        if (held.isPresent()) {
            return Optional.of(
                    missing + " of " + all + " " + dataset + " were not in the sweep: too many to be deletions."
                            + " Look at the permissions of the app; the next run sweeps again. " + held.get());
        }
        update(
                tx,
                "insert into {wh_reread} (shop_key, feed, part, dataset, record_id, why, slice_key, tried_run, added_at)"
                        + " select ?, ?, ?, ?, k.record_id, 'not in the sweep', ?, '', ? " + unseen
                        + " on conflict do nothing",
                shopKey,
                feed.name(),
                row.slice().part(),
                dataset,
                row.key(),
                tx.now(),
                shopKey,
                began,
                row.key(),
                row.generation(),
                dataset);
        return Optional.empty();
    }
}
