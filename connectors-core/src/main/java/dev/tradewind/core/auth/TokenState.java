package dev.tradewind.core.auth;

/** How an access token stands, by {@link TokenTiming}. */
public enum TokenState {
    /** Good. */
    FRESH,
    /** Good, and time to renew it. */
    STALE,
    /** Ended, or so near its end that a call might arrive too late. */
    EXPIRED
}
