package dev.tradewind.examples.boot;

import dev.tradewind.core.auth.KeyProvider;
import java.util.Optional;

/** The keys that stored tokens are encrypted with: to rotate, add a key to the vault and name it as the current one. */
record VaultKeys(Vault vault) implements KeyProvider {
    @Override
    public String currentKeyId() {
        return vault.text("tokens.current");
    }

    @Override
    public Optional<byte[]> key(String keyId) {
        return vault.bytes("tokens." + keyId);
    }
}
