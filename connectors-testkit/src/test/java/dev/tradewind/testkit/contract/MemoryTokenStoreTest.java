package dev.tradewind.testkit.contract;

import dev.tradewind.core.auth.TokenStore;

class MemoryTokenStoreTest extends TokenStoreContract {
    @Override
    protected TokenStore store() {
        return TokenStore.inMemory();
    }
}
