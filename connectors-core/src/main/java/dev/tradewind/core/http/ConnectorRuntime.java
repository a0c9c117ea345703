package dev.tradewind.core.http;

import dev.tradewind.core.auth.ConsentStates;
import dev.tradewind.core.auth.TokenFlights;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenManagerBuilder;
import dev.tradewind.core.auth.TokenRefresher;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.time.Clock;

/**
 * What all connectors of a process share: one HTTP client, the limiters, the clock, the listeners. Make one for each
 * process and close it last. Safe for use by several threads.
 */
public interface ConnectorRuntime extends AutoCloseable {
    /** Starts a runtime with the machine's own clock and the defaults of {@link ConnectorRuntimeBuilder}. */
    static ConnectorRuntimeBuilder builder() {
        return new ConnectorRuntimeBuilder();
    }

    /** A runtime with the machine's own clock and the defaults of {@link ConnectorRuntimeBuilder}. */
    static ConnectorRuntime create() {
        return builder().build();
    }

    /** The clock; the machine's own unless another was given. */
    Clock clock();

    /** How to wait. */
    Sleeper sleeper();

    /** Where chance comes from. */
    Chance chance();

    /** What is told of every attempt, wait and token. */
    ApiListener listener();

    /**
     * A client for one API; cheap, and never closed.
     *
     * @throws dev.tradewind.core.error.ConfigException when the base is neither https nor http on loopback
     */
    ApiClient api(ApiProfile profile);

    /** The renewals of tokens: one at a time for each chain in a store, and pairs that their store did not take yet. */
    TokenFlights flights();

    /** The states of consents: makes them, and takes each once. */
    ConsentStates consents();

    /**
     * Starts a manager of one chain of tokens on the clock, the sleeper and the chance of this runtime; its listener hears
     * of what becomes of the chain. Managers of one chain join each other's renewals.
     */
    default TokenManagerBuilder tokens(TokenKey key, TokenStore store, TokenRefresher refresher) {
        return TokenManager.builder(key, store, refresher)
                .clock(clock())
                .sleeper(sleeper())
                .chance(chance())
                .flights(flights())
                .listener(listener()::onToken);
    }

    /**
     * Closes connections; calls under way are cancelled, clients made from this no longer work. Renewed tokens that their
     * store did not take are saved once more, or warned of: close stores and their databases later.
     */
    @Override
    void close();
}
