package dev.tradewind.testkit.fake;

/** What can go wrong with a call. */
public enum Fault {
    /** The platform's own answer for "too many calls", with the wait that it asks for. The call is not carried out. */
    THROTTLED,
    /** HTTP 429 with {@code Retry-After}. The call is not carried out. */
    TOO_MANY_REQUESTS,
    /** HTTP 500, 502 or 503 in turn, with a body that is not JSON. The call is not carried out. */
    SERVER_ERROR,
    /** The connection is reset. The call is not carried out. */
    RESET,
    /** The connection is reset after the call was carried out: the answer is lost. */
    LOST_ANSWER,
    /** HTTP 200 without a body. The call is not carried out. */
    EMPTY,
    /**
     * The platform's own word of success with nothing in it, in each form that it is known to take, in turn: how some
     * platforms throttle. The call is not carried out. Leaves calls without a token alone.
     */
    EMPTY_ENVELOPE,
    /** The right answer, but the connection ends in the middle of it. */
    TRUNCATED,
    /** Rubbish instead of HTTP chunks. The call is not carried out. */
    MALFORMED,
    /** HTTP 200 with a web page, as a firewall sends it. The call is not carried out. */
    HTML,
    /** The platform's own answer for a dead access token, though it is alive. Leaves calls without a token alone. */
    TOKEN_EXPIRED,
    /** The right answer, half a minute later by the virtual clock. */
    SLOW
}
