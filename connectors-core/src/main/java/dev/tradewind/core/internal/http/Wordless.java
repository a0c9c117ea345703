package dev.tradewind.core.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * A failure with its type and place but without its words: messages of the HTTP and JSON libraries may hold URLs with
 * tokens, header values, or what a buyer typed.
 */
public final class Wordless extends Exception {
    private static final long serialVersionUID = 1L;

    private Wordless(Throwable original, @Nullable Wordless cause) {
        super(original.getClass().getName(), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    /** The same failure and its causes without their words. */
    public static Wordless of(Throwable original) {
        return of(original, 10);
    }

    private static Wordless of(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return new Wordless(original, cause == null || depth == 0 ? null : of(cause, depth - 1));
    }
}
