package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import java.time.Instant;
import java.util.Objects;

/**
 * Records of a shop that its platform does not list any more, and that are so many that they were kept.
 *
 * @param shop the shop
 * @param feed the feed that read it
 * @param slice the days, as the receipt names them, or {@code sweep}
 * @param dataset what is missing
 * @param missing how many records would go, by the newest reading
 * @param held of how many
 * @param firstSeen when it was met first
 * @param lastSeen when it was met last
 * @param byReload whether only reloads have met it: no sync reads these days again, so the same reload lets it go
 */
public record Loss(
        ShopRef shop,
        String feed,
        String slice,
        Dataset<?> dataset,
        long missing,
        long held,
        Instant firstSeen,
        Instant lastSeen,
        boolean byReload) {
    public Loss {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(lastSeen, "lastSeen");
    }
}
