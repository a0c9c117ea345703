package dev.tradewind.core.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a chain of tokens.
 *
 * @param key the chain
 * @param kind what happened
 * @param generation the generation after it
 * @param refreshExpiresAt when the refresh token ends, or null when not told
 */
public record TokenEvent(
        TokenKey key, Kind kind, long generation, @Nullable Instant refreshExpiresAt) {
    /** What can happen. */
    public enum Kind {
        /** A new pair is saved. */
        RENEWED,
        /** Only a new consent of the seller helps. */
        REAUTHORIZE,
        /** A new pair could not be saved; it is kept and tried again. */
        SAVE_FAILED,
        /** The chain was deleted elsewhere while it was renewed; the new pair was dropped. */
        DELETED
    }
}
