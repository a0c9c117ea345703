package dev.tradewind.core.auth;

import java.time.Instant;

/** A token that cannot be renewed: what the platform refused is handed out again, and the refusal stands. */
record FixedToken(Secret value) implements TokenSource {
    @Override
    public AccessToken current() {
        return new AccessToken(value, Instant.MAX, 0);
    }

    @Override
    public AccessToken replace(AccessToken refused) {
        return refused;
    }
}
