package dev.tradewind.lazada;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which orders to list.
 *
 * @param after orders changed at or after this
 * @param before orders changed before this; empty for no end
 * @param withItems whether the items are read, too: one call more for each 50 orders
 */
public record OrderQuery(Instant after, Optional<Instant> before, boolean withItems) {
    public OrderQuery {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(before, "before");
    }

    /** Orders changed at or after an instant, with their items. */
    public static OrderQuery updatedAfter(Instant since) {
        return new OrderQuery(since, Optional.empty(), true);
    }

    /** The same, up to an instant. */
    public OrderQuery before(Instant end) {
        return new OrderQuery(after, Optional.of(end), withItems);
    }

    /** The same, heads only. */
    public OrderQuery withoutItems() {
        return new OrderQuery(after, before, false);
    }
}
