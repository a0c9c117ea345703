package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadReject;
import dev.tradewind.warehouse.internal.load.LoadResult;
import dev.tradewind.warehouse.internal.load.Loader;
import dev.tradewind.warehouse.internal.load.Poison;
import dev.tradewind.warehouse.internal.load.Replacement;
import dev.tradewind.warehouse.internal.sync.RecordStore;
import dev.tradewind.warehouse.internal.sync.ShopRegister;
import java.sql.SQLException;
import java.util.List;

/** The star schema as the engine sees it. */
final class StarStore implements RecordStore {
    private final Loader loader = new Loader();
    private final Poison poison;

    StarStore(Database database) {
        this.poison = new Poison(database, loader);
    }

    @Override
    public long shop(Tx tx, Shop shop) throws SQLException {
        return ShopRegister.register(tx, shop);
    }

    @Override
    public LoadResult load(Tx tx, LoadBatch batch) throws SQLException {
        return loader.load(tx, batch);
    }

    @Override
    public Replacement.Loss loss(Tx tx, LoadBatch batch, String feed, Dataset<?> dataset, Scope.Days days, String seen)
            throws SQLException {
        if (dataset.equals(Dataset.TRAFFIC)) {
            return Replacement.ofTraffic(tx, batch, feed, days, seen);
        } else if (dataset.equals(Dataset.FINANCE)) {
            return Replacement.ofBookings(tx, batch, feed, days, seen);
        }
        throw notByDay(feed, dataset);
    }

    @Override
    public void replace(Tx tx, LoadBatch batch, String feed, Dataset<?> dataset, Scope.Days days, String seen)
            throws SQLException {
        if (dataset.equals(Dataset.TRAFFIC)) {
            Replacement.traffic(tx, batch, feed, days, seen);
        } else if (dataset.equals(Dataset.FINANCE)) {
            Replacement.bookings(tx, batch, feed, days, seen);
        } else {
            throw notByDay(feed, dataset);
        }
    }

    private static IllegalArgumentException notByDay(String feed, Dataset<?> dataset) {
        return new IllegalArgumentException(
                "feed " + feed + " cannot replace days of " + dataset + ": only traffic and finance are kept by day");
    }

    @Override
    public List<LoadReject> poison(LoadBatch batch) {
        return poison.find(batch);
    }
}
