package dev.tradewind.core.auth;

/**
 * Spends a refresh token at the platform. Called at most once per generation, never by two threads at once for one key.
 */
@FunctionalInterface
public interface TokenRefresher {
    /**
     * Asks the platform for a new pair.
     *
     * @throws dev.tradewind.core.error.ReauthorizeException when the platform says that the refresh token is dead
     * @throws dev.tradewind.core.error.TransportException when the answer was lost: the token may have been spent
     * @throws dev.tradewind.core.error.ConnectorException for any other refusal; the token was not spent
     */
    TokenPair refresh(Secret refreshToken);
}
