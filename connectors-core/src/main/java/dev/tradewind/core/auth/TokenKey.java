package dev.tradewind.core.auth;

import dev.tradewind.core.Platform;
import java.util.Objects;

/**
 * Names one chain of tokens. Declared by the connector, never derived from a shop: one token may serve several shops.
 *
 * @param platform the platform
 * @param app the app's public key, so that two apps never share a chain
 * @param account the account that consented
 */
public record TokenKey(Platform platform, String app, String account) {
    public TokenKey {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(account, "account");
    }

    @Override
    public String toString() {
        return platform.code() + "/" + app + "/" + account;
    }
}
