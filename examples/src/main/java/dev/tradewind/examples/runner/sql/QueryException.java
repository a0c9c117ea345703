package dev.tradewind.examples.runner.sql;

import org.jspecify.annotations.Nullable;

/** A query that was not answered. Its message says what to do. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean badInput;

    QueryException(boolean badInput, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.badInput = badInput;
    }

    /** Whether the text of the query is at fault, and not the database. */
    public boolean isBadInput() {
        return badInput;
    }
}
