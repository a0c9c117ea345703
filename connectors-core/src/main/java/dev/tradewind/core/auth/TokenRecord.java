package dev.tradewind.core.auth;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of one chain of tokens.
 *
 * @param pair the newest pair
 * @param generation how often the chain was renewed; 0 for the first pair
 * @param spentHash SHA-256 in hex of the refresh token that was spent for this pair (lineage), or null for the first
 * @param seedHashes SHA-256 in hex of the pairs that this chain was started with, the newest first, at most {@link
 *     #MOST_SEEDS}: one of them never starts it again, so that an older configuration cannot bring back a dead token
 * @param intent who is about to spend the refresh token, or null
 * @param exhausted why only a new consent helps, or null while the chain lives
 */
public record TokenRecord(
        TokenPair pair,
        long generation,
        @Nullable String spentHash,
        List<String> seedHashes,
        @Nullable Intent intent,
        @Nullable String exhausted) {
    /** How many seeds are remembered. */
    public static final int MOST_SEEDS = 16;

    public TokenRecord {
        Objects.requireNonNull(pair, "pair");
        seedHashes = List.copyOf(seedHashes);
        if (seedHashes.size() > MOST_SEEDS) {
            throw new IllegalArgumentException(
                    "a token record remembers " + MOST_SEEDS + " seeds, got " + seedHashes.size());
        }
    }

    /** The first record of a chain: by a seed or a consent. */
    static TokenRecord first(TokenPair pair, List<String> seedHashes) {
        return new TokenRecord(pair, 0, null, newest(seedHashes), null, null);
    }

    /** The record after the chain started anew, with more seeds to remember. */
    TokenRecord restarted(TokenPair next, List<String> seeds) {
        List<String> all =
                newest(Stream.concat(seeds.stream(), seedHashes.stream()).toList());
        return new TokenRecord(next, generation + 1, null, all, null, null);
    }

    /** The record after its refresh token was spent for another pair. */
    TokenRecord renewed(TokenPair next) {
        return new TokenRecord(next, generation + 1, Lineage.hash(pair.refresh()), seedHashes, null, null);
    }

    TokenRecord generation(long value) {
        return new TokenRecord(pair, value, spentHash, seedHashes, intent, exhausted);
    }

    TokenRecord intent(@Nullable Intent value) {
        return new TokenRecord(pair, generation, spentHash, seedHashes, value, exhausted);
    }

    TokenRecord exhausted(String why) {
        return new TokenRecord(pair, generation, spentHash, seedHashes, null, why);
    }

    boolean knows(String seedHash) {
        return seedHashes.contains(seedHash);
    }

    AccessToken access() {
        return new AccessToken(pair.access(), pair.accessExpiresAt(), generation);
    }

    /** Whether its access token is another than a given one: a later generation, or of another chain. */
    boolean isOtherThan(AccessToken token) {
        return generation > token.generation() || !pair.access().equals(token.value());
    }

    private static List<String> newest(List<String> hashes) {
        return hashes.stream().distinct().limit(MOST_SEEDS).toList();
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
