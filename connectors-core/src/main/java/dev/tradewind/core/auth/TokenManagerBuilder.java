package dev.tradewind.core.auth;

import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.core.time.SystemTime;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link TokenManager}. Defaults: no seed, no executor, no listener, {@link TokenTiming#defaults()}, and the
 * machine's own clock, sleep and chance.
 */
public final class TokenManagerBuilder {
    final TokenKey key;
    final TokenStore store;
    final TokenRefresher refresher;

    @Nullable
    TokenPair seed;

    @Nullable
    Executor executor;

    TokenFlights flights = new TokenFlights();
    Consumer<TokenEvent> listener = event -> {};
    TokenTiming timing = TokenTiming.defaults();
    Clock clock = SystemTime.clock();
    Sleeper sleeper = SystemTime.sleeper();
    Chance chance = SystemTime.chance();

    TokenManagerBuilder(TokenKey key, TokenStore store, TokenRefresher refresher) {
        this.key = Objects.requireNonNull(key, "key");
        this.store = Objects.requireNonNull(store, "store");
        this.refresher = Objects.requireNonNull(refresher, "refresher");
    }

    /**
     * The pair that the user configured. It starts the chain when nothing is stored; when the chain was never started with
     * it, it was pasted anew and wins over what is stored, dead or alive. One that is known never wins again, so an older
     * configuration does no harm; the last {@value TokenRecord#MOST_SEEDS} are known. It is saved at the first use.
     */
    public TokenManagerBuilder seed(TokenPair value) {
        this.seed = value;
        return this;
    }

    /** Where early renewals run; without one, in line with the call that finds the token stale. */
    public TokenManagerBuilder executor(Executor value) {
        this.executor = value;
        return this;
    }

    /** Hears of renewals, deaths and failed saves, on the thread that renews; what it throws is logged. */
    public TokenManagerBuilder listener(Consumer<TokenEvent> value) {
        this.listener = value;
        return this;
    }

    /**
     * Which other managers it joins in renewals, of the same chain in the same store; by default none. {@code
     * ConnectorRuntime.tokens} sets that of the runtime.
     */
    public TokenManagerBuilder flights(TokenFlights value) {
        this.flights = value;
        return this;
    }

    /** When tokens are renewed. */
    public TokenManagerBuilder timing(TokenTiming value) {
        this.timing = value;
        return this;
    }

    /** Where the time comes from. */
    public TokenManagerBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /** How to wait. */
    public TokenManagerBuilder sleeper(Sleeper value) {
        this.sleeper = value;
        return this;
    }

    /** Where chance comes from. */
    public TokenManagerBuilder chance(Chance value) {
        this.chance = value;
        return this;
    }

    /** Makes the manager, without I/O. */
    public TokenManager build() {
        return new TokenManager(this);
    }
}
