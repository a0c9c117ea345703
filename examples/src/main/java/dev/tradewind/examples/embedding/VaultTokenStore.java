package dev.tradewind.examples.embedding;

import dev.tradewind.core.auth.RecordSealer;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenRecord;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.auth.Versioned;
import java.util.Optional;
import java.util.OptionalLong;

// cut: store
/** Tokens in a store of our own that can compare and set; they are sealed before they go there. */
final class VaultTokenStore implements TokenStore {
    private final Vault vault;
    private final RecordSealer sealer;

    VaultTokenStore(Vault vault, RecordSealer sealer) {
        this.vault = vault;
        this.sealer = sealer;
    }

    @Override
    public Optional<Versioned> load(TokenKey key) {
        return vault.get(key).map(text -> sealer.open(key, text));
    }

    @Override
    public OptionalLong save(TokenKey key, TokenRecord next, long expected) {
        Optional<String> before = vault.get(key);
        long stored = before.map(text -> sealer.open(key, text).version()).orElse(0L);
        long version = vault.nextNumber();
        boolean first = stored == expected && vault.replace(key, before, sealer.seal(key, next, version));
        return first ? OptionalLong.of(version) : OptionalLong.empty();
    }

    @Override
    public void delete(TokenKey key) {
        vault.remove(key);
    }
}
// cut: end
