package dev.tradewind.core.auth;

import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TradewindException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one chain of tokens fresh, over all threads and all processes that share its store: one renewal for each
 * generation, and a renewed pair is saved before anybody uses it.
 *
 * <p>A token that is {@link TokenState#STALE} is still handed out. Without an executor the first caller who finds it
 * stale renews it in line while others keep using it; with one, the renewal runs there. A token that is
 * {@link TokenState#EXPIRED} or refused is waited for. No thread is started, and no lock is held during a call.
 *
 * <p>Safe for use by several threads. Several managers of one key work too, at the price of more reads of the store; those of
 * one runtime join each other's renewals, and a renewed pair that the store did not take is saved and used by whichever of
 * them comes next.
 */
public final class TokenManager implements TokenSource {
    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    private final TokenKey key;
    private final TokenTiming timing;
    private final Clock clock;
    private final @Nullable Executor executor;
    private final Consumer<TokenEvent> listener;
    private final TokenChain chain;
    private final Renewal renewal;
    private final Flight flight;
    private volatile @Nullable TokenRecord held;
    private volatile Instant notEarlyBefore = Instant.MIN;

    TokenManager(TokenManagerBuilder builder) {
        this.key = builder.key;
        this.timing = builder.timing;
        this.clock = builder.clock;
        this.executor = builder.executor;
        this.listener = builder.listener;
        this.flight = builder.flights.of(builder.store, key);
        this.chain = new TokenChain(key, builder.store, builder.flights.unsaved(builder.store, key), builder.seed);
        this.renewal = new Renewal(
                chain,
                builder.refresher,
                timing,
                clock,
                builder.sleeper,
                builder.chance.nextId(),
                (kind, record) -> tell(new TokenEvent(
                        key, kind, record.generation(), record.pair().refreshExpiresAt())));
    }

    /** Starts a manager of one chain. */
    public static TokenManagerBuilder builder(TokenKey key, TokenStore store, TokenRefresher refresher) {
        return new TokenManagerBuilder(key, store, refresher);
    }

    /** The chain that it keeps. */
    public TokenKey key() {
        return key;
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.tradewind.core.error.TokenStoreException when the store cannot be read, or did not take a renewed pair
     * @throws dev.tradewind.core.error.ConnectorException when the platform did not renew an expired token
     * @throws StoppedException when the thread was interrupted while it waited
     */
    @Override
    public AccessToken current() {
        TokenRecord record = held();
        switch (timing.state(record.pair(), clock.instant())) {
            case FRESH -> {
                if (chain.unsaved().isEmpty()) {
                    return record.access();
                }
                renewEarly(record);
                return held().access();
            }
            case STALE -> {
                renewEarly(record);
                return held().access();
            }
            default -> {
                return renewPast(record.access()).access();
            }
        }
    }

    /** {@inheritDoc} Throws the same errors as {@link #current()}. */
    @Override
    public AccessToken replace(AccessToken refused) {
        TokenRecord record = held();
        return isUsable(record, refused) ? record.access() : renewPast(refused).access();
    }

    /** Renews whatever the state is. Throws the same errors as {@link #current()}. */
    public AccessToken refreshNow() {
        return renewPast(chain.load().record().access()).access();
    }

    /**
     * Keeps an idle chain alive: renews when the refresh token ends within a time, but not a pair that was issued in the last
     * 24 hours and is still fresh, since some renewals do not move the end. When nobody told when the refresh token ends, it
     * renews once the access token is no longer fresh, and at once when nobody told when that one ends either, as with a pair
     * that was pasted. A renewed pair that the store did not take before is saved in any case.
     *
     * @return what became of it; a failure is told there
     * @throws StoppedException when the thread was interrupted while it waited
     */
    public RefreshResult refreshDue(Duration within) {
        Optional<Instant> end = Optional.empty();
        try {
            TokenRecord record = chain.load().record();
            end = Optional.ofNullable(record.pair().refreshExpiresAt());
            if (chain.unsaved().isEmpty() && record.exhausted() == null && !isDue(record, within)) {
                return new RefreshResult(key, RefreshResult.Kind.NOT_DUE, end, Optional.empty());
            }
            TokenPair renewed = renewPast(record.access()).pair();
            return new RefreshResult(
                    key, RefreshResult.Kind.RENEWED, Optional.ofNullable(renewed.refreshExpiresAt()), Optional.empty());
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (ReauthorizeException dead) {
            return new RefreshResult(key, RefreshResult.Kind.REAUTHORIZE, end, Optional.of(dead));
        } catch (RuntimeException failed) {
            return new RefreshResult(key, RefreshResult.Kind.FAILED, end, Optional.of(failed));
        }
    }

    /**
     * Starts the chain anew with a pair from a fresh consent, whatever became of the old one. When this returns, the pair
     * is saved.
     *
     * @throws dev.tradewind.core.error.TokenStoreException when it could not be saved
     */
    public void connect(TokenPair pair) {
        held = chain.connect(pair).record();
        renewal.forgetFailures();
        notEarlyBefore = Instant.MIN;
    }

    /**
     * Forgets the chain, in the store and in this manager: uninstall, erasure. A renewal under way is waited for. From here
     * on {@link #current()} says that a consent is needed, until {@link #connect}; a configured pair does not bring the chain
     * back before a manager is built anew. Other managers of the key may use the last access token to its end; one that is
     * renewing drops its new pair.
     *
     * @throws dev.tradewind.core.error.TokenStoreException when the store did not forget it
     * @throws StoppedException when the thread was interrupted while it waited
     */
    public void delete() {
        CompletableFuture<TokenRecord> mine = new CompletableFuture<>();
        for (CompletableFuture<TokenRecord> running = flight.start(mine);
                running != null;
                running = flight.start(mine)) {
            flight.awaitEnd(running);
        }
        try {
            chain.delete();
            held = null;
            renewal.forgetFailures();
        } finally {
            flight.failed(mine, new StoppedException("the chain was deleted", "", null));
        }
    }

    /**
     * How the chain stands, from the store; calls nobody and writes nothing.
     *
     * @throws dev.tradewind.core.error.ReauthorizeException when nothing is stored and nothing was configured
     */
    public TokenStatus status() {
        return TokenStatus.of(
                key, chain.peek(), timing, clock.instant(), chain.unsaved().isPresent());
    }

    @Override
    public String toString() {
        return "TokenManager(" + key + ")";
    }

    private TokenRecord held() {
        TokenRecord record = held;
        if (record == null) {
            record = chain.load().record();
            held = record;
        }
        return record;
    }

    private boolean isDue(TokenRecord record, Duration within) {
        Instant now = clock.instant();
        return IdleRule.isDue(record.pair(), timing.state(record.pair(), now), within, now);
    }

    private boolean isUsable(TokenRecord record, AccessToken past) {
        return record.isOtherThan(past) && timing.state(record.pair(), clock.instant()) != TokenState.EXPIRED;
    }

    /** Joins the one renewal under way, or leads it. */
    private TokenRecord renewPast(AccessToken past) {
        while (true) {
            CompletableFuture<TokenRecord> mine = new CompletableFuture<>();
            CompletableFuture<TokenRecord> running = flight.start(mine);
            if (running == null) {
                return lead(mine, past, true);
            }
            TokenRecord record = flight.await(running);
            if (record != null && isUsable(record, past)) {
                return record;
            }
        }
    }

    private void renewEarly(TokenRecord record) {
        CompletableFuture<TokenRecord> mine = new CompletableFuture<>();
        if (record.pair().refresh() == null || clock.instant().isBefore(notEarlyBefore) || flight.start(mine) != null) {
            return;
        }
        if (executor == null) {
            leadEarly(mine, record);
            return;
        }
        try {
            executor.execute(() -> leadEarly(mine, record));
        } catch (RejectedExecutionException full) {
            flight.failed(mine, full);
            LOG.warn(
                    "{}: the executor did not take the early renewal; it is tried again with the next call", key, full);
        }
    }

    private void leadEarly(CompletableFuture<TokenRecord> mine, TokenRecord record) {
        try {
            lead(mine, record.access(), false);
        } catch (TradewindException failed) {
            notEarlyBefore = clock.instant().plus(timing.cooldown());
            LOG.warn(
                    "{}: the token could not be renewed early; the old one is good until {}",
                    key,
                    record.pair().accessExpiresAt(),
                    failed);
        }
    }

    private TokenRecord lead(CompletableFuture<TokenRecord> mine, AccessToken past, boolean patient) {
        try {
            TokenRecord record = renewal.past(past, patient);
            held = record;
            flight.landed(mine, record);
            return record;
        } catch (Throwable failed) {
            flight.failed(mine, failed);
            throw failed;
        }
    }

    private void tell(TokenEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException deaf) {
            LOG.warn("{}: a token listener failed on {}", key, event.kind(), deaf);
        }
    }
}
