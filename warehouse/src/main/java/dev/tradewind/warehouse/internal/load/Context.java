package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Market;
import dev.tradewind.core.spi.Change;

/**
 * What every mapper of one load needs.
 *
 * @param batch the batch
 * @param platformKey the shop's platform
 * @param keys durable keys
 * @param tally where records are counted
 */
record Context(LoadBatch batch, short platformKey, Keyring keys, Tally tally) {
    Market market(Change<?> change) {
        return batch.shop().market(change.market());
    }

    Calendar calendar(Change<?> change) {
        return new Calendar(market(change).zone());
    }

    /** A row with the columns that all tables of a shop share and that it has. */
    Row row(Stage stage) {
        Row row = stage.row();
        row.setIfThere("platform_key", platformKey);
        row.setIfThere("shop_key", batch.shopKey());
        row.setIfThere("load_id", batch.loadId());
        row.setIfThere("loaded_at", batch.at());
        return row;
    }

    /** The feed of an item that replaces its part, else empty. */
    String feed(LoadItem item) {
        return batch.feeds().getOrDefault(item.origin(), "");
    }
}
