package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** A consent came back that does not stand for the account it was asked for. Nothing was saved; never retried. */
public final class OtherAccountException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message names both accounts and must not hold a secret. */
    public OtherAccountException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }
}
