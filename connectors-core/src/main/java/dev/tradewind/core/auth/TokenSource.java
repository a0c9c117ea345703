package dev.tradewind.core.auth;

/** Gives the access token for a call. Safe for use by several threads. */
public interface TokenSource {
    /**
     * A token that is valid now; may renew it first and block meanwhile.
     *
     * @throws dev.tradewind.core.error.ReauthorizeException when only a new consent helps
     */
    AccessToken current();

    /**
     * A token other than the one that the platform refused. Renews at most once for each generation, whoever asks.
     *
     * @throws dev.tradewind.core.error.ReauthorizeException when only a new consent helps
     */
    AccessToken replace(AccessToken refused);

    /** A token that never changes. */
    static TokenSource fixed(Secret value) {
        return new FixedToken(value);
    }
}
