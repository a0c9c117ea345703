package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** An error of a call to a platform. Subclasses are sorted by what has to happen next. */
public abstract class ConnectorException extends TradewindException {
    private static final long serialVersionUID = 1L;
    private final transient ErrorContext context;

    protected ConnectorException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context.line() + ": " + message, advice, cause);
        this.context = context;
    }

    /** Where it happened. */
    public final ErrorContext context() {
        return context;
    }

    /** Whether the same call may succeed later without anybody doing anything. */
    public boolean retryable() {
        return false;
    }
}
