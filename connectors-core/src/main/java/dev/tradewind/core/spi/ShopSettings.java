package dev.tradewind.core.spi;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenStore;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user configured for one shop.
 *
 * @param name a free label
 * @param shop the platform's own id of the account
 * @param endpoint where to send calls instead of the platform's own host: a proxy, a sandbox, a server on loopback
 * @param authEndpoint where to send token calls instead
 * @param credentials by name
 * @param options by name
 * @param tokens where token records live
 */
public record ShopSettings(
        String name,
        String shop,
        Optional<URI> endpoint,
        Optional<URI> authEndpoint,
        Map<String, Secret> credentials,
        Map<String, String> options,
        TokenStore tokens) {
    public ShopSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(authEndpoint, "authEndpoint");
        credentials = Map.copyOf(credentials);
        options = Map.copyOf(options);
        Objects.requireNonNull(tokens, "tokens");
    }
}
