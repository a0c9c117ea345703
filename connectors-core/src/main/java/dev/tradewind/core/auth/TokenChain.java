package dev.tradewind.core.auth;

import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.TokenStoreException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One chain of tokens in its store. Adopts a newly configured pair, and never drops a pair that a refresh token was spent
 * for: one that could not be saved is kept and comes first the next time.
 */
final class TokenChain {
    private final TokenKey key;
    private final TokenStore store;
    private final Unsaved unsaved;
    private final @Nullable TokenPair seed;
    private final @Nullable String seedHash;

    /** Set when the chain was deleted here, or under our hands: the configured pair must not bring it back. */
    private volatile boolean forgotten;

    TokenChain(TokenKey key, TokenStore store, Unsaved unsaved, @Nullable TokenPair seed) {
        this.key = key;
        this.store = store;
        this.unsaved = unsaved;
        this.seed = seed;
        this.seedHash = seed == null ? null : Lineage.seedHash(seed);
    }

    TokenKey key() {
        return key;
    }

    /** Reads the newest record and adopts the seed where it is newer. A pair that is kept for a deleted chain goes. */
    Versioned load() {
        while (true) {
            Optional<Versioned> stored = store.load(key);
            if (!seedWins(stored)) {
                if (stored.isEmpty() && flush().isPresent()) {
                    continue;
                }
                return stored.orElseThrow(this::nothing);
            }
            TokenRecord adopted = seeded(stored);
            OptionalLong version = store.save(key, adopted, version(stored));
            if (version.isPresent()) {
                return new Versioned(adopted, version.getAsLong());
            }
        }
    }

    /** What {@link #load} would find, without writing. */
    TokenRecord peek() {
        Optional<Versioned> stored = store.load(key);
        return seedWins(stored)
                ? seeded(stored)
                : stored.orElseThrow(this::nothing).record();
    }

    /** Declares an intent to spend the refresh token of what is stored; empty when somebody else was first. */
    Optional<Versioned> claim(Versioned stored, TokenRecord.Intent intent) {
        return save(stored.record().intent(intent), stored.version());
    }

    /** Takes an intent back, unless somebody took over. */
    void release(Versioned claimed, RuntimeException why) {
        try {
            save(claimed.record().intent(null), claimed.version());
        } catch (TokenStoreException store) {
            why.addSuppressed(store);
        }
    }

    /** Takes charge of the pair that the claimed refresh token was spent for, until {@link #flush} has saved it. */
    void renewed(Versioned claimed, TokenPair fresh) {
        unsaved.keep(new Versioned(claimed.record().renewed(fresh), claimed.version()));
    }

    /** The renewed record that the store did not take yet, whoever renewed. */
    Optional<TokenRecord> unsaved() {
        return Optional.ofNullable(unsaved.kept()).map(Versioned::record);
    }

    /**
     * Saves the renewed pair, or finds that something newer is stored; empty when there is nothing to save.
     *
     * @throws TokenStoreException when it cannot be saved; it is kept for the next time
     * @throws ReauthorizeException when the chain was deleted meanwhile: the pair is dropped, and the seed does not come back
     */
    Optional<Versioned> flush() {
        try {
            return unsaved.flush();
        } catch (ReauthorizeException deleted) {
            forgotten = true;
            throw deleted;
        }
    }

    /** Records that only a new consent helps; empty when the record has moved meanwhile. */
    Optional<Versioned> exhaust(Versioned stored, String why) {
        return save(stored.record().exhausted(why), stored.version());
    }

    /**
     * Starts the chain anew with a fresh consent. The pair itself and the configured one are remembered: neither is newer
     * than this consent, so neither may win at the next start.
     */
    Versioned connect(TokenPair pair) {
        List<String> seeds = Stream.of(Lineage.seedHash(pair), seedHash)
                .filter(Objects::nonNull)
                .toList();
        Versioned older = unsaved.kept();
        while (true) {
            Optional<Versioned> stored = store.load(key);
            Optional<Versioned> saved = save(started(stored, pair, seeds), version(stored));
            if (saved.isPresent()) {
                unsaved.drop(older);
                return saved.get();
            }
        }
    }

    /** Forgets the chain, the configured pair included. Not to be called while a renewal is under way. */
    void delete() {
        forgotten = true;
        store.delete(key);
        unsaved.drop(unsaved.kept());
    }

    /** A pair that the chain was started with before does not start it again. */
    private boolean seedWins(Optional<Versioned> stored) {
        return seedHash != null
                && (stored.isEmpty() ? !forgotten : !stored.get().record().knows(seedHash));
    }

    private TokenRecord seeded(Optional<Versioned> stored) {
        return started(stored, Objects.requireNonNull(seed), List.of(Objects.requireNonNull(seedHash)));
    }

    private static TokenRecord started(Optional<Versioned> stored, TokenPair pair, List<String> seeds) {
        return stored.isEmpty()
                ? TokenRecord.first(pair, seeds)
                : stored.get().record().restarted(pair, seeds);
    }

    private Optional<Versioned> save(TokenRecord record, long expected) {
        OptionalLong version = store.save(key, record, expected);
        return version.isPresent() ? Optional.of(new Versioned(record, version.getAsLong())) : Optional.empty();
    }

    private static long version(Optional<Versioned> stored) {
        return stored.map(Versioned::version).orElse(0L);
    }

    private ReauthorizeException nothing() {
        return new ReauthorizeException(
                ErrorContext.of(key.platform(), "token of " + key),
                "no tokens are stored for this account, and none are configured",
                "Let the seller consent and hand the pair to connect(), or configure one.",
                null);
    }
}
