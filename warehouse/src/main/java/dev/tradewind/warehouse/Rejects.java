package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.sync.StarReads;
import java.util.List;

/**
 * Records that were kept aside because they could not be used. While one is open, runs of its dataset end PARTIAL, and each
 * run reads it again by its id. Safe for use by several threads.
 */
public final class Rejects {
    private static final int PAGE = 1_000;
    private final Warehouse warehouse;
    private final Database database;

    Rejects(Warehouse warehouse, Database database) {
        this.warehouse = warehouse;
        this.database = database;
    }

    /** The first 1,000 open ones of a shop's dataset, by id. */
    public List<Reject> open(ShopRef shop, Dataset<?> dataset) {
        return open(shop, dataset, "");
    }

    /** The next 1,000 after an id. */
    public List<Reject> open(ShopRef shop, Dataset<?> dataset, String after) {
        return StarReads.rejects(
                database,
                shop,
                dataset,
                after,
                PAGE,
                (id, stage, field, reason, raw, attempts, first, last) ->
                        new Reject(shop, dataset, id, stage, field, reason, raw, attempts, first, last));
    }

    /** Reads all open ones of a shop again by their ids, and nothing else; those that load now are closed. */
    public Receipt retry(Connector connector) {
        return warehouse.sync(connector).lanes(1).onlyRejects().run();
    }

    /**
     * Decides to go without a record as it is: later runs can be COMPLETE without it. A version of it that says something else
     * and cannot be used either is open again. Returns whether it was open.
     */
    public boolean waive(ShopRef shop, Dataset<?> dataset, String sourceId) {
        return StarReads.waive(database, shop, dataset, sourceId);
    }
}
