package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** A push that was not signed by the platform for this app, or cannot be read. Nothing of it may be used. */
public final class WebhookException extends TradewindException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public WebhookException(String message, String advice, @Nullable Throwable cause) {
        super(message, advice, cause);
    }
}
