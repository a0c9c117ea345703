package dev.tradewind.warehouse;

import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.sync.HintStore;
import java.util.List;

/**
 * What platforms have pushed, kept until {@link Warehouse#refresh} or the next sync of the shop has read it again by its id.
 * Safe for use by several threads and processes.
 */
public final class Hints {
    private final Database database;

    Hints(Database database) {
        this.database = database;
    }

    /**
     * Keeps a push: when this returns, it survives the end of the process, and the platform may be answered. A delivery that
     * comes again changes nothing, until 30 days after it was read. A push that names no record is not kept.
     *
     * @return whether it was new
     * @throws dev.tradewind.core.error.TradewindException when the database cannot be used: let the platform push it again
     */
    public boolean add(WebhookEvent event) {
        return HintStore.add(database, event);
    }

    /** The 1,000 oldest that were not read again yet, also those of shops that nobody knows. */
    public List<Hint> open() {
        return HintStore.open(database, Hint::new);
    }
}
