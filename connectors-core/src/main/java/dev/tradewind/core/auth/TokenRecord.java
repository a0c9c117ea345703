package dev.tradewind.core.auth;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of one chain of tokens.
 *
 * @param pair the newest pair
 * @param generation how often the chain was renewed; 0 for the first pair
 * @param spentHash SHA-256 in hex of the refresh token that was spent for this pair (lineage), or null for the first
 * @param seedHash SHA-256 in hex of the tokens that the user configured; a change means that they were pasted anew
 * @param intent who is about to spend the refresh token, or null
 * @param exhausted why only a new consent helps, or null while the chain lives
 */
public record TokenRecord(
        TokenPair pair,
        long generation,
        @Nullable String spentHash,
        @Nullable String seedHash,
        @Nullable Intent intent,
        @Nullable String exhausted) {
    public TokenRecord {
        Objects.requireNonNull(pair, "pair");
    }

    /** The first record of a chain, or of one that starts anew: by a seed or a consent. */
    static TokenRecord started(TokenPair pair, long generation, @Nullable String seedHash) {
        return new TokenRecord(pair, generation, null, seedHash, null, null);
    }

    /** The record after its refresh token was spent for another pair. */
    TokenRecord renewed(TokenPair next) {
        return new TokenRecord(next, generation + 1, Lineage.hash(pair.refresh()), seedHash, null, null);
    }

    TokenRecord generation(long value) {
        return new TokenRecord(pair, value, spentHash, seedHash, intent, exhausted);
    }

    TokenRecord intent(@Nullable Intent value) {
        return new TokenRecord(pair, generation, spentHash, seedHash, value, exhausted);
    }

    TokenRecord exhausted(String why) {
        return new TokenRecord(pair, generation, spentHash, seedHash, null, why);
    }

    AccessToken access() {
        return new AccessToken(pair.access(), pair.accessExpiresAt(), generation);
    }

    /** Whether its access token is another than a given one: a later generation, or of another chain. */
    boolean isOtherThan(AccessToken token) {
        return generation > token.generation() || !pair.access().equals(token.value());
    }

    /**
     * A declared intent to spend the refresh token: compare-and-set on it is the lease.
     *
     * @param owner a random id of the one who declared it
     * @param startedAt when
     * @param until when others may take over
     */
    public record Intent(String owner, Instant startedAt, Instant until) {}
}
