package dev.tradewind.warehouse.internal.tokens;

import dev.tradewind.core.auth.RecordSealer;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.Versioned;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One row. All but the sealed text repeats what the text says, for people who look at the table.
 *
 * @param key the chain
 * @param version the stored version
 * @param generation how often the chain was renewed
 * @param keyId the key that the tokens are encrypted with
 * @param accessExpiresAt when the access token ends, or null
 * @param refreshExpiresAt when the refresh token ends, or null
 * @param sealed the record
 */
record TokenRow(
        TokenKey key,
        long version,
        long generation,
        String keyId,
        @Nullable Instant accessExpiresAt,
        @Nullable Instant refreshExpiresAt,
        String sealed) {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** The row for a record that is to be written. */
    static TokenRow seal(RecordSealer sealer, TokenKey key, Versioned next) {
        return of(sealer, key, next, sealer.seal(key, next.record(), next.version()));
    }

    /** Opens the record and makes sure that the other columns agree with it; empty when they do not. */
    @Nullable
    Versioned open(RecordSealer sealer) {
        Versioned stored = sealer.open(key, sealed);
        return equals(of(sealer, key, stored, sealed)) ? stored : null;
    }

    private static TokenRow of(RecordSealer sealer, TokenKey key, Versioned stored, String sealed) {
        return new TokenRow(
                key,
                stored.version(),
                stored.record().generation(),
                sealer.keyId(key, sealed),
                column(stored.record().pair().accessExpiresAt()),
                column(stored.record().pair().refreshExpiresAt()),
                sealed);
    }

    /** What both engines can hold: microseconds, and no end where it is out of sight. */
    private static @Nullable Instant column(@Nullable Instant instant) {
        return instant == null || instant.isAfter(LATEST) ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
