package dev.tradewind.lazada.internal.wire;

/** What has to happen after an error code of Lazada; each becomes one type of {@code dev.tradewind.core.error}. */
enum LazadaErrorKind {
    /** Sign it right; never try again. */
    SIGNATURE,
    /** Ask differently; never try again. */
    INVALID,
    /** It does not exist for this shop. */
    NOT_FOUND,
    /** The app or the caller's address may not. */
    FORBIDDEN,
    /** The state of the seller does not allow it. */
    SELLER,
    /** Renew the access token once. */
    TOKEN,
    /** Only a new consent helps. */
    REAUTHORIZE,
    /** Too many calls of this API or seller: wait as told, or a moment, with this shop only. */
    THROTTLED,
    /** The app's quota of a minute or a day is used up: wait long, with all its shops. */
    QUOTA,
    /** A back end fails for now. */
    UNAVAILABLE
}
