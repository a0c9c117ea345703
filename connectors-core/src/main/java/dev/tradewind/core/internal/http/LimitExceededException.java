package dev.tradewind.core.internal.http;

import java.io.IOException;

/** A body is larger than is allowed, or inflates as no honest one does. The message holds nothing of the body. */
public final class LimitExceededException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitExceededException(String message) {
        super(message);
    }
}
