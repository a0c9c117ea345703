package dev.tradewind.examples.runner;

import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.examples.runner.config.DatabaseConfig;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.TokenStoreConfig;
import dev.tradewind.warehouse.JdbcTokenStore;
import dev.tradewind.warehouse.JdbcTokenStoreBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the token store that the configuration names. */
final class TokenStores {
    static final String KEY = "TRADEWIND_KEY";

    private TokenStores() {}

    /** Opens it; one that is {@link AutoCloseable} is the caller's to close. */
    static TokenStore open(TokenStoreConfig config, Map<String, String> environment) {
        Optional<KeyProvider> keys = Optional.ofNullable(environment.get(KEY)).map(TokenStores::fromVariable);
        if (config instanceof TokenStoreConfig.File file) {
            Path path = file.path().toAbsolutePath();
            return TokenStore.file(path, keys.orElseGet(() -> KeyProvider.file(path)));
        }
        if (config instanceof TokenStoreConfig.Jdbc jdbc) {
            return inDatabase(jdbc, keys.orElseThrow(TokenStores::noKey));
        }
        return TokenStore.inMemory();
    }

    /** Refuses to renew or begin a chain that would be gone when the command ends. */
    static void refuseMemory(RunnerConfig config) {
        if (config.tokens() instanceof TokenStoreConfig.Memory) {
            throw new ConfigException(
                    "the token store is in memory: the new tokens would be gone when this ends, and the old ones spent",
                    "Write tokenStore: {type: file} into the config",
                    null);
        }
    }

    private static TokenStore inDatabase(TokenStoreConfig.Jdbc config, KeyProvider keys) {
        DatabaseConfig database = config.database();
        JdbcTokenStoreBuilder builder =
                database.user().isPresent() && database.password().isPresent()
                        ? JdbcTokenStore.open(
                                database.url(),
                                database.user().get(),
                                database.password().get())
                        : JdbcTokenStore.open(database.urlWithUser());
        database.schema().ifPresent(builder::schema);
        config.table().ifPresent(builder::table);
        try {
            return builder.keys(keys).build();
        } catch (ConfigException e) {
            throw new DatabaseUnusableException(e);
        }
    }

    /** The current key, then older ones, with commas between them. */
    private static KeyProvider fromVariable(String text) {
        try {
            List<Secret> keys = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(Secret::of)
                    .toList();
            return KeyProvider.fromBase64(
                    keys.get(0), keys.subList(1, keys.size()).toArray(Secret[]::new));
        } catch (IllegalArgumentException | ConfigException e) {
            throw new ConfigException(
                    "the environment variable " + KEY + " holds no key: 32 bytes in Base64 are needed",
                    "Make one: openssl rand -base64 32",
                    null);
        }
    }

    private static ConfigException noKey() {
        return new ConfigException(
                "tokens in a database need a key that is not in it, and the environment variable " + KEY
                        + " is not set",
                "Make one, keep a copy, and set it wherever the table is used: openssl rand -base64 32",
                null);
    }
}
