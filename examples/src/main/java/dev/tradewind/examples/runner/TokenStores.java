package dev.tradewind.examples.runner;

import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.examples.runner.config.TokenStoreConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Opens the token store that the configuration names. */
final class TokenStores {
    static final String KEY = "TRADEWIND_KEY";

    private TokenStores() {}

    static TokenStore open(TokenStoreConfig config, Map<String, String> environment) {
        Optional<Path> file = config.file();
        if (file.isEmpty()) {
            return TokenStore.inMemory();
        }
        Path path = file.get().toAbsolutePath();
        String key = environment.get(KEY);
        return TokenStore.file(path, key == null ? KeyProvider.file(path) : fromVariable(key));
    }

    private static KeyProvider fromVariable(String key) {
        try {
            return KeyProvider.fromBase64(Secret.of(key));
        } catch (IllegalArgumentException | ConfigException e) {
            throw new ConfigException(
                    "the environment variable " + KEY + " holds no key: 32 bytes in Base64 are needed",
                    "Make one: openssl rand -base64 32",
                    null);
        }
    }
}
