package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What can never be read of a shop, because its platform no longer has it or gives it in no form that can be read.
 *
 * @param shop the shop
 * @param feed the feed that should have read it
 * @param datasets what is missing
 * @param what the slice, in words
 * @param from first instant that is missing, when it covers a stretch
 * @param to first instant after it
 * @param reason why
 */
public record Gap(
        ShopRef shop,
        String feed,
        Set<Dataset<?>> datasets,
        String what,
        Optional<Instant> from,
        Optional<Instant> to,
        String reason) {
    public Gap {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(feed, "feed");
        datasets = Set.copyOf(datasets);
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(reason, "reason");
    }
}
