package dev.tradewind.core.http;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A wait of a call.
 *
 * @param platform the platform
 * @param shop the shop, or null for calls of the app
 * @param operation what is called
 * @param reason why
 * @param duration how long
 */
public record ApiWait(
        Platform platform, @Nullable ShopRef shop, Operation operation, Reason reason, Duration duration) {
    /** Why a call waits. */
    public enum Reason {
        /** For a permit of our own limiter. */
        PERMIT,
        /** Before the next try. */
        RETRY
    }
}
