package dev.tradewind.core.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be told about a chain of tokens without showing one.
 *
 * @param key the chain
 * @param generation how often it was renewed
 * @param state how its access token stands
 * @param issuedAt when the pair in use was issued
 * @param accessExpiresAt when the access token ends; {@link Instant#MAX} when it does not or nobody told
 * @param refreshExpiresAt when the refresh token ends, or null when there is none or nobody told
 * @param renewable whether there is a refresh token
 * @param exhausted why only a new consent helps, or null while the chain lives
 * @param unsaved whether this process holds a renewed pair that its store did not take yet
 */
public record TokenStatus(
        TokenKey key,
        long generation,
        TokenState state,
        Instant issuedAt,
        Instant accessExpiresAt,
        @Nullable Instant refreshExpiresAt,
        boolean renewable,
        @Nullable String exhausted,
        boolean unsaved) {
    /** The status of a record as a store holds it. */
    public static TokenStatus of(TokenKey key, TokenRecord record, TokenTiming timing, Instant now) {
        return of(key, record, timing, now, false);
    }

    static TokenStatus of(TokenKey key, TokenRecord record, TokenTiming timing, Instant now, boolean unsaved) {
        TokenPair pair = record.pair();
        return new TokenStatus(
                key,
                record.generation(),
                timing.state(pair, now),
                pair.issuedAt(),
                pair.accessExpiresAt(),
                pair.refreshExpiresAt(),
                pair.refresh() != null,
                record.exhausted(),
                unsaved);
    }
}
