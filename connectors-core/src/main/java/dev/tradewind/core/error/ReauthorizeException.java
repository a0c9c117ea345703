package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** Only a new consent of the seller helps. */
public final class ReauthorizeException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public ReauthorizeException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }
}
