package dev.tradewind.core.auth;

import java.time.Instant;
import java.util.Objects;

/**
 * An access token in use.
 *
 * @param value the token
 * @param expiresAt when it ends; {@link Instant#MAX} when it does not
 * @param generation which renewal of the chain it is: lets {@link TokenSource#replace} tell an old rejection from a new one
 */
public record AccessToken(Secret value, Instant expiresAt, long generation) {
    public AccessToken {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
