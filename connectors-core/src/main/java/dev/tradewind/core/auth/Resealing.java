package dev.tradewind.core.auth;

import dev.tradewind.core.error.TokenStoreException;
import org.jspecify.annotations.Nullable;

/** What became of the records of a store that are encrypted anew: one that does not open must not hold up the others. */
final class Resealing {
    private final String home;
    private long done;
    private long failed;
    private @Nullable TokenStoreException first;

    Resealing(String home) {
        this.home = home;
    }

    boolean attempt(Runnable record) {
        try {
            record.run();
            done++;
            return true;
        } catch (TokenStoreException damaged) {
            failed++;
            if (first == null) {
                first = damaged;
            }
            return false;
        }
    }

    long result() {
        if (first != null) {
            throw new TokenStoreException(
                    failed + " of " + (done + failed) + " records in " + home
                            + " could not be encrypted anew; the first: " + first.getMessage(),
                    "",
                    first);
        }
        return done;
    }
}
