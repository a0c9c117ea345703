package dev.tradewind.core.auth;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one chain of tokens that was to be kept alive.
 *
 * @param key the chain
 * @param kind what became of it
 * @param refreshExpiresAt when its refresh token ends now, empty when nobody told or nothing is stored; a consent that ends
 *     soon although it was {@link Kind#RENEWED} is one that renewals do not prolong: the seller has to consent again by then
 * @param failure what went wrong, for {@link Kind#REAUTHORIZE} and {@link Kind#FAILED}
 */
public record RefreshResult(
        TokenKey key, Kind kind, Optional<Instant> refreshExpiresAt, Optional<RuntimeException> failure) {
    /** What can become of a chain. */
    public enum Kind {
        /** A new pair is saved. */
        RENEWED,
        /** Nothing had to be done. */
        NOT_DUE,
        /** Only a new consent of the seller helps. */
        REAUTHORIZE,
        /** The platform or the store did not answer; try again later. */
        FAILED
    }

    public RefreshResult {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(refreshExpiresAt, "refreshExpiresAt");
        Objects.requireNonNull(failure, "failure");
    }
}
