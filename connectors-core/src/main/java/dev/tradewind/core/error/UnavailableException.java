package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** The platform cannot serve the call now: a 5xx, a service time-out, a feature switched off for a while. */
public final class UnavailableException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public UnavailableException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
