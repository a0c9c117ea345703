package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** A reading position is no longer good: the slice goes on from what it has covered, or from its start. */
public final class CursorExpiredException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public CursorExpiredException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }
}
