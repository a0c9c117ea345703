package dev.tradewind.core.http;

import dev.tradewind.core.auth.AccessToken;
import java.time.Instant;
import java.util.Optional;

/** Adds what authenticates a request. Called for every attempt at the last moment. Safe for use by several threads. */
@FunctionalInterface
public interface RequestSigner {
    /**
     * Signs one attempt.
     *
     * @param request what is about to be sent
     * @param now the runtime's clock
     * @param token the access token of this attempt, empty when the client has no tokens
     * @return the request to send
     */
    ApiRequest sign(ApiRequest request, Instant now, Optional<AccessToken> token);
}
