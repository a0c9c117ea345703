package dev.tradewind.examples.embedding;

import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.RecordSealer;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.testkit.contract.TokenStoreContract;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

class VaultTokenStoreTest extends TokenStoreContract {
    private static final Secret KEY = Secret.of("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");

    @Override
    protected TokenStore store() {
        return new VaultTokenStore(new MemoryVault(), RecordSealer.of("the vault", KeyProvider.fromBase64(KEY)));
    }

    private static final class MemoryVault implements Vault {
        private final ConcurrentMap<TokenKey, String> texts = new ConcurrentHashMap<>();
        private final AtomicLong numbers = new AtomicLong();

        @Override
        public Optional<String> get(TokenKey key) {
            return Optional.ofNullable(texts.get(key));
        }

        @Override
        public boolean replace(TokenKey key, Optional<String> before, String next) {
            return before.isPresent() ? texts.replace(key, before.get(), next) : texts.putIfAbsent(key, next) == null;
        }

        @Override
        public void remove(TokenKey key) {
            texts.remove(key);
        }

        @Override
        public long nextNumber() {
            return numbers.incrementAndGet();
        }
    }
}
