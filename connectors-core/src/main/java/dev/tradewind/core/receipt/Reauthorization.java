package dev.tradewind.core.receipt;

import dev.tradewind.core.ShopRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A shop whose seller has to consent again, and what to tell him.
 *
 * @param shop the shop, and with it the platform whose consent page he is sent to
 * @param lastGood up to here is proved to be there; empty when nothing is yet. The consent loses nothing: the next run goes on
 *     from here
 * @param reason one line for people; holds no secret
 */
public record Reauthorization(ShopRef shop, Optional<Instant> lastGood, String reason) {
    public Reauthorization {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(lastGood, "lastGood");
        Objects.requireNonNull(reason, "reason");
    }

    /** What both lines of a shop need: no more is good than in the one that is behind. */
    Reauthorization and(Reauthorization other) {
        Optional<Instant> both = lastGood.flatMap(mine -> other.lastGood.map(its -> mine.isBefore(its) ? mine : its));
        return new Reauthorization(shop, both, reason);
    }
}
