package dev.tradewind.core.http;

import java.util.Objects;

/**
 * The allowance that a call draws one permit from.
 *
 * @param key which allowance
 * @param limit how large it is at first; answers that say "too many" make it smaller for a while
 */
public record RateRule(RateKey key, RateLimit limit) {
    public RateRule {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(limit, "limit");
    }
}
