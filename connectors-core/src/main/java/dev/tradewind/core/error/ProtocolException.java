package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** The answer was not understood, or is larger or stranger than the limits allow. */
public final class ProtocolException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public ProtocolException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }
}
