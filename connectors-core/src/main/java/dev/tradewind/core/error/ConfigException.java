package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** What the user configured cannot work; nothing was sent or written. */
public final class ConfigException extends TradewindException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public ConfigException(String message, String advice, @Nullable Throwable cause) {
        super(message, advice, cause);
    }
}
