package dev.tradewind.core.receipt;

import java.util.Objects;

/**
 * Why an outcome is not COMPLETE, or a note beside it.
 *
 * @param code what kind of reason
 * @param feed the feed it is about, empty for the whole shop
 * @param slice the slice it is about, empty for the whole feed
 * @param message one line for people, with what to do next; holds no secret
 */
public record Reason(Code code, String feed, String slice, String message) {
    /** Kinds of reasons. */
    public enum Code {
        /** The evidence of a slice was contradicted. */
        DISPUTED,
        /** A slice was not read to its end. */
        UNFINISHED,
        /** Records named but not delivered. */
        UNREAD,
        /** Records kept aside. */
        REJECTED,
        /** A span that can never be read. */
        GAP,
        /** The platform refused a feed. */
        FORBIDDEN,
        /** A sweep would remove too much. */
        SWEEP_TOO_LARGE,
        /** The platform does not offer the dataset. */
        NOT_OFFERED,
        /** A new consent is needed. */
        REAUTHORIZE,
        /** The limit opens too late. */
        THROTTLED,
        /** Another process holds the account. */
        LEASED,
        /** The shop came twice in one run: this is the second time. */
        DUPLICATE,
        /** Stopped on purpose or by a deadline. */
        STOPPED,
        /** An error, see the message. */
        ERROR,
        /** Good to know; does not spoil COMPLETE. */
        NOTE
    }

    public Reason {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(message, "message");
    }
}
