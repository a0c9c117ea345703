package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadReject;
import dev.tradewind.warehouse.internal.load.LoadResult;
import dev.tradewind.warehouse.internal.load.Replacement;
import java.sql.SQLException;
import java.util.List;

/** How records get into the star schema, seen from the engine: always inside its transaction. */
public interface RecordStore {
    /** Makes sure that a shop has its row in wh_shop, and returns its key. */
    long shop(Tx tx, Shop shop) throws SQLException;

    /** Loads records. */
    LoadResult load(Tx tx, LoadBatch batch) throws SQLException;

    /** What {@link #replace} would remove. */
    Replacement.Loss loss(Tx tx, LoadBatch batch, String feed, Dataset<?> dataset, Scope.Days days, String seen)
            throws SQLException;

    /**
     * Removes what a slice that replaces its days has not seen.
     *
     * @param batch names shop and load
     * @param seen a query for the ids that it has seen, in column {@code record_id}
     */
    void replace(Tx tx, LoadBatch batch, String feed, Dataset<?> dataset, Scope.Days days, String seen)
            throws SQLException;

    /** Finds the records for which the database refused a batch; to be called outside a transaction. */
    List<LoadReject> poison(LoadBatch batch);
}
