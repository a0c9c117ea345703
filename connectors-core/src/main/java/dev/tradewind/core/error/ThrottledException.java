package dev.tradewind.core.error;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Too many calls: go on after the instant given. */
public final class ThrottledException extends ConnectorException {
    private static final long serialVersionUID = 1L;
    private final transient Instant until;

    /** Makes the error; the message must not hold a secret. */
    public ThrottledException(
            ErrorContext context, String message, String advice, Instant until, @Nullable Throwable cause) {
        super(context, message, advice, cause);
        this.until = until;
    }

    /** When the platform, or our own permit, lets the next call through. */
    public Instant until() {
        return until;
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
