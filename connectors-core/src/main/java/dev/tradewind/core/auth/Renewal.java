package dev.tradewind.core.auth;

import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.error.TransportException;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Spends a refresh token so that nobody else spends it, over threads and processes that share a store: declares an intent
 * by compare-and-set, calls the platform, saves, and only then hands the new pair out. One thread at a time.
 */
final class Renewal {
    /** How often a renewed pair is written before the caller hears of it; it is written again with every later call. */
    private static final int SAVES = 3;

    private final TokenChain chain;
    private final TokenRefresher refresher;
    private final TokenTiming timing;
    private final Clock clock;
    private final Sleeper sleeper;
    private final String owner;
    private final BiConsumer<TokenEvent.Kind, TokenRecord> events;
    private volatile @Nullable Cooldown cooldown;

    Renewal(
            TokenChain chain,
            TokenRefresher refresher,
            TokenTiming timing,
            Clock clock,
            Sleeper sleeper,
            String owner,
            BiConsumer<TokenEvent.Kind, TokenRecord> events) {
        this.chain = chain;
        this.refresher = refresher;
        this.timing = timing;
        this.clock = clock;
        this.sleeper = sleeper;
        this.owner = owner;
        this.events = events;
    }

    /** Forgets failures: a new consent has come. */
    void forgetFailures() {
        cooldown = null;
    }

    /**
     * Gets past an access token: by what a peer has stored, or by renewing.
     *
     * @param patient whether to wait for a peer who is renewing; otherwise what is stored comes back as it is
     */
    TokenRecord past(AccessToken old, boolean patient) {
        flush();
        boolean asked = false;
        while (true) {
            Versioned stored = chain.load();
            if (serves(stored.record(), old)) {
                return stored.record();
            }
            Secret refresh = refreshToken(stored.record());
            if (isClaimedByPeer(stored.record())) {
                if (!patient) {
                    return stored.record();
                }
                pause(timing.poll());
                continue;
            }
            refuseWhileCooling();
            TokenRecord.Intent intent = intent();
            Optional<Versioned> claimed = chain.claim(stored, intent);
            if (claimed.isEmpty() || !intent.until().isAfter(clock.instant())) {
                // The second: we were suspended, and a peer may have taken over and spent the token by now.
                continue;
            }
            TokenPair fresh;
            try {
                fresh = refresher.refresh(refresh);
            } catch (ReauthorizeException dead) {
                giveUpUnlessPeerWon(claimed.get(), refresh, dead);
                continue;
            } catch (TransportException | ProtocolException | UnavailableException lost) {
                // The token may have been spent. Asking again is safe: the worst answer is that it is dead.
                if (asked) {
                    throw failed(claimed.get(), lost);
                }
                asked = true;
                pauseHolding(claimed.get());
                continue;
            } catch (RuntimeException refused) {
                throw failed(claimed.get(), refused);
            }
            chain.renewed(claimed.get(), fresh);
            cooldown = null;
            Optional<TokenRecord> safe = flush();
            if (safe.isPresent()) {
                return safe.get();
            }
            // Somebody else saw to it: a consent took its place, or the runtime was closed and saved it.
        }
    }

    /** A renewed pair is saved before anything else happens: before it is used, and before the next token is spent. */
    private Optional<TokenRecord> flush() {
        for (int attempt = 1; ; attempt++) {
            Optional<TokenRecord> renewed = chain.unsaved();
            try {
                Optional<TokenRecord> saved = chain.flush().map(Versioned::record);
                saved.ifPresent(record -> events.accept(TokenEvent.Kind.RENEWED, record));
                return saved;
            } catch (ReauthorizeException deleted) {
                renewed.ifPresent(record -> events.accept(TokenEvent.Kind.DELETED, record));
                throw deleted;
            } catch (TokenStoreException unsafe) {
                renewed.ifPresent(record -> events.accept(TokenEvent.Kind.SAVE_FAILED, record));
                if (attempt == SAVES) {
                    throw unsafe;
                }
                pause(timing.retry());
            }
        }
    }

    private boolean serves(TokenRecord record, AccessToken old) {
        return record.isOtherThan(old) && timing.state(record.pair(), clock.instant()) != TokenState.EXPIRED;
    }

    private Secret refreshToken(TokenRecord record) {
        Secret refresh = record.pair().refresh();
        if (record.exhausted() != null) {
            throw reauthorize(record, record.exhausted(), null);
        }
        if (refresh == null) {
            throw reauthorize(record, "the access token has ended and there is no refresh token", null);
        }
        return refresh;
    }

    private boolean isClaimedByPeer(TokenRecord record) {
        TokenRecord.Intent intent = record.intent();
        return intent != null && !intent.owner().equals(owner) && intent.until().isAfter(clock.instant());
    }

    private TokenRecord.Intent intent() {
        Instant now = clock.instant();
        return new TokenRecord.Intent(owner, now, now.plus(timing.lease()));
    }

    /**
     * The platform says that the token is dead. Returns when a peer has replaced it meanwhile; otherwise marks the chain,
     * but not before a peer who took over had its time.
     */
    private void giveUpUnlessPeerWon(Versioned claimed, Secret spent, ReauthorizeException dead) {
        while (true) {
            Versioned now = chain.load();
            if (!spent.equals(now.record().pair().refresh()) || now.record().exhausted() != null) {
                return;
            }
            if (isClaimedByPeer(now.record())) {
                pause(timing.poll());
                continue;
            }
            String code = dead.context().platformCode();
            String why = "the platform refused the refresh token on " + clock.instant()
                    + (code == null ? "" : " (code " + code + ")");
            Optional<Versioned> marked = chain.exhaust(now, why);
            if (marked.isPresent()) {
                events.accept(TokenEvent.Kind.REAUTHORIZE, marked.get().record());
                throw reauthorize(claimed.record(), why, dead);
            }
        }
    }

    private ReauthorizeException reauthorize(TokenRecord record, String why, @Nullable Throwable cause) {
        return new ReauthorizeException(
                ErrorContext.of(chain.key().platform(), "token of " + chain.key()),
                why + "; the last pair was issued on " + record.pair().issuedAt(),
                "The seller has to consent again.",
                cause);
    }

    private void refuseWhileCooling() {
        Cooldown pause = cooldown;
        if (pause != null && clock.instant().isBefore(pause.until())) {
            throw pause.failure();
        }
    }

    private RuntimeException failed(Versioned claimed, RuntimeException failure) {
        if (failure instanceof ConnectorException) {
            Cooldown before = cooldown;
            Duration length =
                    before == null ? timing.cooldown() : before.length().multipliedBy(2);
            Duration capped = length.compareTo(timing.cooldownAtMost()) > 0 ? timing.cooldownAtMost() : length;
            cooldown = new Cooldown(failure, capped, clock.instant().plus(capped));
        }
        chain.release(claimed, failure);
        return failure;
    }

    private void pauseHolding(Versioned claimed) {
        try {
            pause(timing.retry());
        } catch (StoppedException stopped) {
            chain.release(claimed, stopped);
            throw stopped;
        }
    }

    private void pause(Duration duration) {
        try {
            sleeper.sleep(duration);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoppedException("stopped while waiting for the token of " + chain.key(), "", stop);
        }
    }

    /** No token call before an instant, since the last one failed. */
    private record Cooldown(RuntimeException failure, Duration length, Instant until) {}
}
