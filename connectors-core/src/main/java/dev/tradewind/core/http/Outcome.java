package dev.tradewind.core.http;

import dev.tradewind.core.error.ConnectorException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param value the decoded body, or null when it failed
 * @param failure why it failed, or null when it did not
 * @param notBefore when the platform wants the next attempt, where it said so
 */
record Outcome(@Nullable Object value, @Nullable ConnectorException failure, Optional<Instant> notBefore) {
    static Outcome good(Object value) {
        return new Outcome(value, null, Optional.empty());
    }

    static Outcome bad(ConnectorException failure, Optional<Instant> notBefore) {
        return new Outcome(null, failure, notBefore);
    }

    Object orThrow() {
        if (value == null) {
            throw Objects.requireNonNull(failure);
        }
        return value;
    }

    boolean mayPass() {
        return failure != null && failure.retryable();
    }
}
