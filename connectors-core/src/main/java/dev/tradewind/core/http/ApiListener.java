package dev.tradewind.core.http;

import dev.tradewind.core.auth.TokenEvent;

/**
 * Hears of every attempt. Called on the thread of the call: be fast, do no I/O, call nothing of Tradewind. What it throws
 * is logged once and goes no further.
 */
public interface ApiListener {
    /** An attempt ended. */
    default void onAttempt(ApiAttempt attempt) {}

    /** A call waits: for a permit, or before it is tried again. */
    default void onWait(ApiWait wait) {}

    /** Tokens of a chain were renewed, or cannot be any more. */
    default void onToken(TokenEvent event) {}
}
