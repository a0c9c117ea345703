package dev.tradewind.warehouse;

import dev.tradewind.core.Shop;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadResult;
import dev.tradewind.warehouse.internal.load.Loader;
import dev.tradewind.warehouse.internal.sync.RecordStore;
import dev.tradewind.warehouse.internal.sync.ShopRegister;
import java.sql.SQLException;

/** The star schema as the engine sees it. */
final class StarStore implements RecordStore {
    private final Loader loader = new Loader();

    @Override
    public long shop(Tx tx, Shop shop) throws SQLException {
        return ShopRegister.register(tx, shop);
    }

    @Override
    public LoadResult load(Tx tx, LoadBatch batch) throws SQLException {
        return loader.load(tx, batch);
    }
}
