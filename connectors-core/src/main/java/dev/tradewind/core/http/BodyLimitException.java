package dev.tradewind.core.http;

import java.io.IOException;

/** A body that is larger, or inflates more, than an answer may. */
final class BodyLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyLimitException(String message) {
        super(message);
    }
}
