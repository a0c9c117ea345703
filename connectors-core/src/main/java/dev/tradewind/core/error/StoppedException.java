package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** Work was stopped on purpose, by an interrupt or a deadline, at a place from which it can go on. */
public final class StoppedException extends TradewindException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public StoppedException(String message, String advice, @Nullable Throwable cause) {
        super(message, advice, cause);
    }
}
