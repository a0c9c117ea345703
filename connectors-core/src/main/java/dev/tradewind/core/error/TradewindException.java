package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** The root of all errors of Tradewind. Says what happened and, in {@link #advice()}, what to do next. */
public abstract class TradewindException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String advice;

    protected TradewindException(String message, String advice, @Nullable Throwable cause) {
        super(advice.isEmpty() ? message : message + (message.endsWith(".") ? " " : ". ") + advice, cause);
        this.advice = advice;
    }

    /** What to do next, one sentence; empty when there is nothing to do. Also part of the message. */
    public final String advice() {
        return advice;
    }
}
