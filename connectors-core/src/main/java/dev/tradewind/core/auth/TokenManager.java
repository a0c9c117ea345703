package dev.tradewind.core.auth;

import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TradewindException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
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
 * <p>Safe for use by several threads. Several managers of one key work too, at the price of more reads of the store.
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
    private final AtomicReference<@Nullable CompletableFuture<TokenRecord>> flight = new AtomicReference<>();
    private volatile @Nullable TokenRecord held;
    private volatile Instant notEarlyBefore = Instant.MIN;

    TokenManager(TokenManagerBuilder builder) {
        this.key = builder.key;
        this.timing = builder.timing;
        this.clock = builder.clock;
        this.executor = builder.executor;
        this.listener = builder.listener;
        this.chain = new TokenChain(key, builder.store, builder.seed);
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
                return record.access();
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
     * Keeps an idle chain alive: renews when the refresh token ends within a time. Does nothing when nobody told when it
     * ends.
     *
     * @return whether it was renewed
     */
    public boolean refreshDue(Duration within) {
        TokenRecord record = chain.load().record();
        Instant end = record.pair().refreshExpiresAt();
        if (end == null
                || record.exhausted() != null
                || end.isAfter(clock.instant().plus(within))) {
            return false;
        }
        renewPast(record.access());
        return true;
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

    private boolean isUsable(TokenRecord record, AccessToken past) {
        return record.isOtherThan(past) && timing.state(record.pair(), clock.instant()) != TokenState.EXPIRED;
    }

    /** Joins the one renewal under way, or leads it. */
    private TokenRecord renewPast(AccessToken past) {
        while (true) {
            CompletableFuture<TokenRecord> mine = new CompletableFuture<>();
            CompletableFuture<TokenRecord> running = flight.compareAndExchange(null, mine);
            if (running == null) {
                return lead(mine, past, true);
            }
            TokenRecord record = await(running);
            if (record != null && isUsable(record, past)) {
                return record;
            }
        }
    }

    private void renewEarly(TokenRecord record) {
        CompletableFuture<TokenRecord> mine = new CompletableFuture<>();
        if (record.pair().refresh() == null
                || clock.instant().isBefore(notEarlyBefore)
                || !flight.compareAndSet(null, mine)) {
            return;
        }
        if (executor == null) {
            leadEarly(mine, record);
            return;
        }
        try {
            executor.execute(() -> leadEarly(mine, record));
        } catch (RejectedExecutionException full) {
            flight.set(null);
            mine.completeExceptionally(full);
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
            flight.set(null);
            mine.complete(record);
            return record;
        } catch (Throwable failed) {
            flight.set(null);
            mine.completeExceptionally(failed);
            throw failed;
        }
    }

    /** The outcome of another thread's renewal; null when only that thread was stopped. */
    private @Nullable TokenRecord await(CompletableFuture<TokenRecord> running) {
        try {
            return running.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoppedException("stopped while waiting for the token of " + key, "", stop);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof StoppedException || cause instanceof RejectedExecutionException) {
                return null;
            }
            if (cause instanceof RuntimeException renewalFailed) {
                throw renewalFailed;
            }
            throw new IllegalStateException("the renewal of " + key + " ended in an error", cause);
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
