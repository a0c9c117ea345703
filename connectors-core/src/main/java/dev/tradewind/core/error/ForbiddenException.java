package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** The app or the account may not do this: a permission, a scope, an address allow-list. */
public final class ForbiddenException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public ForbiddenException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }
}
