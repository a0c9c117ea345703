package dev.tradewind.core.http;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call.
 *
 * @param platform the platform
 * @param shop the shop, or null for calls of the app
 * @param operation what was called
 * @param attempt 1 for the first
 * @param status HTTP status, 0 without an answer
 * @param error the simple class name of the failure, or null
 * @param took from sending to the decoded answer
 */
public record ApiAttempt(
        Platform platform,
        @Nullable ShopRef shop,
        Operation operation,
        int attempt,
        int status,
        @Nullable String error,
        Duration took) {}
