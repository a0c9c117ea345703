package dev.tradewind.examples.embedding;

import dev.tradewind.core.auth.TokenKey;
import java.util.Optional;

/** What a store of a team's own can do: a text for each account, safe for use by several threads and processes. */
interface Vault {
    Optional<String> get(TokenKey key);

    /** Puts a text in place of another, or of none; false when something else is there by now. */
    boolean replace(TokenKey key, Optional<String> before, String next);

    void remove(TokenKey key);

    /** A number that was never given before, and is greater than all that were. */
    long nextNumber();
}
