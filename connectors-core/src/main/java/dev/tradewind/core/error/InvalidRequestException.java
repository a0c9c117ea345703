package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** The platform refused the request as wrong. Never retried. */
public final class InvalidRequestException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public InvalidRequestException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }
}
