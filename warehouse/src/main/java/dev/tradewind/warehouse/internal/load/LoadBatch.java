package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Shop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one commit loads for one shop.
 *
 * @param shopKey the shop's key in wh_shop
 * @param shop the shop: its markets give currency and zone
 * @param items the records, in any order
 * @param loadId written to the rows that change
 * @param at when the load runs, by the caller's clock; written to the rows that change
 * @param feeds the feed of an origin, for feeds that replace their part: the replacement removes rows of the same
 *     feed only. An origin that is absent here belongs to no such feed
 */
public record LoadBatch(
        long shopKey, Shop shop, List<LoadItem> items, long loadId, Instant at, Map<Integer, String> feeds) {
    public LoadBatch {
        Objects.requireNonNull(shop, "shop");
        items = List.copyOf(items);
        Objects.requireNonNull(at, "at");
        feeds = Map.copyOf(feeds);
    }

    /** A batch of feeds none of which replaces its part. */
    public LoadBatch(long shopKey, Shop shop, List<LoadItem> items, long loadId, Instant at) {
        this(shopKey, shop, items, loadId, at, Map.of());
    }

    /** The same batch with other records. */
    public LoadBatch with(List<LoadItem> others) {
        return new LoadBatch(shopKey, shop, others, loadId, at, feeds);
    }
}
