package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** Tokens could not be read or made safe. */
public final class TokenStoreException extends TradewindException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public TokenStoreException(String message, String advice, @Nullable Throwable cause) {
        super(message, advice, cause);
    }
}
