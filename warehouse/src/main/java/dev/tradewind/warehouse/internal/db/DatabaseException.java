package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.error.TradewindException;
import org.jspecify.annotations.Nullable;

/** The database refused or failed. What was in the transaction is rolled back. */
public final class DatabaseException extends TradewindException {
    private static final long serialVersionUID = 1L;
    private final Kind kind;

    /** What to make of it. */
    public enum Kind {
        /** No connection, or no turn, in time. */
        BUSY,
        /** Others changed the same rows again and again. */
        CONFLICT,
        /** The rows of this transaction cannot be stored: a smaller part of them may. */
        DATA,
        /** It cannot be reached, or the connection broke. */
        UNAVAILABLE,
        /** Its memory or its disk is used up. */
        FULL,
        /** Anything else. */
        OTHER
    }

    DatabaseException(Kind kind, String message, String advice, @Nullable Throwable cause) {
        super(message, advice, cause);
        this.kind = kind;
    }

    /** What to make of it. */
    public Kind kind() {
        return kind;
    }
}
