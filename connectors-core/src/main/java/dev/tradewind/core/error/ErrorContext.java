package dev.tradewind.core.error;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an error happened. Never holds a secret, a URL or a body.
 *
 * @param platform the platform
 * @param shop the shop, or null when the call was not about one
 * @param operation what was asked for, such as {@code GET /orders/get}
 * @param attempts how often it was tried, at least 1 once something was sent
 * @param httpStatus the status of the last answer, or 0 when there was none
 * @param platformCode the platform's own error code, or null
 * @param requestId the platform's id of the request, or null
 */
public record ErrorContext(
        Platform platform,
        @Nullable ShopRef shop,
        String operation,
        int attempts,
        int httpStatus,
        @Nullable String platformCode,
        @Nullable String requestId) {
    public ErrorContext {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(operation, "operation");
    }

    /** A place in a shop before anything was sent. */
    public static ErrorContext of(ShopRef shop, String operation) {
        return new ErrorContext(shop.platform(), shop, operation, 0, 0, null, null);
    }

    /** A place on a platform before anything was sent. */
    public static ErrorContext of(Platform platform, String operation) {
        return new ErrorContext(platform, null, operation, 0, 0, null, null);
    }

    /** The same place after this many attempts. */
    public ErrorContext attempts(int count) {
        return new ErrorContext(platform, shop, operation, count, httpStatus, platformCode, requestId);
    }

    /** The same place with what the platform answered. */
    public ErrorContext answer(int status, @Nullable String code, @Nullable String request) {
        return new ErrorContext(platform, shop, operation, attempts, status, code, request);
    }

    /** One line for people: {@code lazada/100123 GET /orders/get (HTTP 200, code ApiCallLimit, request 0ba2, attempts 3)}. */
    String line() {
        StringBuilder line = new StringBuilder(shop == null ? platform.code() : shop.toString());
        line.append(' ').append(operation);
        StringBuilder facts = new StringBuilder();
        if (httpStatus != 0) {
            facts.append(", HTTP ").append(httpStatus);
        }
        if (platformCode != null) {
            facts.append(", code ").append(platformCode);
        }
        if (requestId != null) {
            facts.append(", request ").append(requestId);
        }
        if (attempts > 1) {
            facts.append(", attempts ").append(attempts);
        }
        return facts.isEmpty()
                ? line.toString()
                : line.append(" (").append(facts.substring(2)).append(')').toString();
    }
}
