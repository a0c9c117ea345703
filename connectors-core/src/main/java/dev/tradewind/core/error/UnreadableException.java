package dev.tradewind.core.error;

import dev.tradewind.core.Span;
import org.jspecify.annotations.Nullable;

/** A part of a feed that can never be read; it becomes a gap that every receipt names. */
public final class UnreadableException extends ConnectorException {
    private static final long serialVersionUID = 1L;
    private final transient Span span;

    /** Makes the error; the message must not hold a secret. */
    public UnreadableException(
            ErrorContext context, String message, String advice, Span span, @Nullable Throwable cause) {
        super(context, message, advice, cause);
        this.span = span;
    }

    /** The part that cannot be read. */
    public Span span() {
        return span;
    }
}
