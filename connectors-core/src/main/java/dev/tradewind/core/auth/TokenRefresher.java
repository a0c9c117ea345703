package dev.tradewind.core.auth;

/**
 * Spends a refresh token at the platform. Called once per generation, and once more when the answer was lost; never by two
 * threads at once for one key. One call must end within the lease of {@link TokenTiming}.
 */
@FunctionalInterface
public interface TokenRefresher {
    /**
     * Asks the platform for a new pair.
     *
     * @throws dev.tradewind.core.error.ReauthorizeException when the platform says that the refresh token is dead
     * @throws dev.tradewind.core.error.TransportException when the answer was lost: the token may have been spent. So it
     *     is with {@link dev.tradewind.core.error.ProtocolException} and {@link
     *     dev.tradewind.core.error.UnavailableException}
     * @throws dev.tradewind.core.error.ConnectorException for any other refusal; the token was not spent
     */
    TokenPair refresh(Secret refreshToken);
}
