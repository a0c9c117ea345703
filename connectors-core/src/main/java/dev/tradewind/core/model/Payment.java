package dev.tradewind.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment of the buyer.
 *
 * @param method the platform's name of the method
 * @param amount what was paid, or null when the platform does not say
 * @param paidAt when, or null while it is open
 */
public record Payment(
        String method, @Nullable Money amount, @Nullable Instant paidAt) {}
