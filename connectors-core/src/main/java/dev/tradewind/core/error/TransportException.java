package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** No answer, or only a part of one: the request may or may not have been carried out. */
public final class TransportException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public TransportException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
