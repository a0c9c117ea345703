package dev.tradewind.warehouse;

import dev.tradewind.core.Shop;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadResult;
import dev.tradewind.warehouse.internal.sync.RecordStore;

/** The star schema as the engine sees it. */
final class StarStore implements RecordStore {
    @Override
    public long shop(Tx tx, Shop shop) {
        throw new UnsupportedOperationException("the loader is not merged yet");
    }

    @Override
    public LoadResult load(Tx tx, LoadBatch batch) {
        throw new UnsupportedOperationException("the loader is not merged yet");
    }
}
