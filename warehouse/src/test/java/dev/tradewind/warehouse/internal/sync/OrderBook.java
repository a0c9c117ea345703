package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadItem;
import dev.tradewind.warehouse.internal.load.LoadReject;
import dev.tradewind.warehouse.internal.load.LoadResult;
import dev.tradewind.warehouse.internal.load.Replacement;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store for tests of the engine alone: keeps the versions of orders in wh_order, and drops all else. */
final class OrderBook implements RecordStore {
    @Override
    public long shop(Tx tx, Shop shop) {
        return Keys.hash(Keys.shop(shop.ref()));
    }

    @Override
    public LoadResult load(Tx tx, LoadBatch batch) throws SQLException {
        Map<LoadResult.Origin, Counts> counts = new HashMap<>();
        for (LoadItem item : batch.items()) {
            Counts one = item.change().dataset().equals(Dataset.ORDERS)
                    ? order(tx, batch, item.change())
                    : new Counts(1, 0, 1, 0, 0, 0);
            counts.merge(new LoadResult.Origin(item.origin(), item.change().dataset()), one, Counts::plus);
        }
        return new LoadResult(counts, List.of());
    }

    @Override
    public Replacement.Loss loss(
            Tx tx, LoadBatch batch, String feed, Dataset<?> dataset, Scope.Days days, String seen) {
        return new Replacement.Loss(0, 0, 0);
    }

    @Override
    public void replace(Tx tx, LoadBatch batch, String feed, Dataset<?> dataset, Scope.Days days, String seen) {
        // Orders are never replaced by day.
    }

    @Override
    public List<LoadReject> poison(LoadBatch batch) {
        return List.of();
    }

    private static Counts order(Tx tx, LoadBatch batch, Change<?> change) throws SQLException {
        if (change.record().isEmpty()) {
            Statements.update(
                    tx, "delete from {wh_order} where shop_key = ? and order_id = ?", batch.shopKey(), change.id());
            Statements.update(
                    tx,
                    "insert into {wh_tombstone} (shop_key, dataset, record_id, source_updated_at, observed_at, load_id)"
                            + " values (?, 'orders', ?, ?, ?, 0) on conflict do nothing",
                    batch.shopKey(),
                    change.id(),
                    change.version().source(),
                    change.version().observed());
            return new Counts(1, 1, 0, 0, 0, 0);
        }
        int newer = Statements.update(
                tx,
                "update {wh_order} set source_updated_at = ? where shop_key = ? and order_id = ?"
                        + " and source_updated_at < ?",
                change.version().source(),
                batch.shopKey(),
                change.id(),
                change.version().source());
        int added = newer > 0
                ? 0
                : Statements.update(
                        tx,
                        "insert into {wh_order} (shop_key, order_id, source_updated_at, observed_at, lines, header,"
                                + " row_hash, status, currency, balanced, load_id)"
                                + " values (?, ?, ?, ?, 1, '', '', '', 'PHP', true, 0) on conflict do nothing",
                        batch.shopKey(),
                        change.id(),
                        change.version().source(),
                        change.version().observed());
        return newer + added > 0 ? new Counts(1, 1, 0, 0, 0, 0) : new Counts(1, 0, 1, 0, 0, 0);
    }
}
