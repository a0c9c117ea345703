package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** The platform refused the request signature; the advice names the likely cause. Never retried. */
public final class SignatureRejectedException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public SignatureRejectedException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }
}
