package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Shop;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadResult;
import java.sql.SQLException;

/** How records get into the star schema, seen from the engine: always inside its transaction. */
public interface RecordStore {
    /** Makes sure that a shop has its row in wh_shop, and returns its key. */
    long shop(Tx tx, Shop shop) throws SQLException;

    /** Loads records. */
    LoadResult load(Tx tx, LoadBatch batch) throws SQLException;
}
