package dev.tradewind.core.error;

import org.jspecify.annotations.Nullable;

/** What was asked for does not exist on the platform, or not for this shop. */
public final class NotFoundException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the message must not hold a secret. */
    public NotFoundException(ErrorContext context, String message, String advice, @Nullable Throwable cause) {
        super(context, message, advice, cause);
    }
}
