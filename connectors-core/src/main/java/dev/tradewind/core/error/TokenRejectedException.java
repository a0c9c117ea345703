package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** The platform refused the access token. The pipeline renews it once and replays the call. */
public final class TokenRejectedException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public TokenRejectedException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }
}
