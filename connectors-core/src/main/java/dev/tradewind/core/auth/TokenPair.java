package dev.tradewind.core.auth;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An access token and what renews it. The two are only valid together and are always stored together.
 *
 * @param access the access token
 * @param accessExpiresAt when it ends; {@link Instant#MAX} when it does not
 * @param refresh the refresh token, or null when there is none
 * @param refreshExpiresAt when that ends, or null when not told
 * @param issuedAt when the pair was issued, by our clock
 */
public record TokenPair(
        Secret access,
        Instant accessExpiresAt,
        @Nullable Secret refresh,
        @Nullable Instant refreshExpiresAt,
        Instant issuedAt) {
    public TokenPair {
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(accessExpiresAt, "accessExpiresAt");
        Objects.requireNonNull(issuedAt, "issuedAt");
    }
}
