package dev.tradewind.core.auth;

import dev.tradewind.core.error.TokenStoreException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A store in memory that fails, or lets something happen first, when it is told to. */
final class MoodyStore implements TokenStore {
    private final TokenStore store = TokenStore.inMemory();
    private final AtomicInteger failingSaves = new AtomicInteger();
    private final AtomicReference<Runnable> beforeRenewed = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> afterIntent = new AtomicReference<>(() -> {});
    private final AtomicInteger loads = new AtomicInteger();

    /** So many saves of renewed pairs fail; intents are taken. */
    void failSaves(int count) {
        failingSaves.set(count);
    }

    /** Happens once, just before a renewed pair is saved. */
    void beforeRenewedIsSaved(Runnable action) {
        beforeRenewed.set(action);
    }

    /** Happens once, just after an intent to spend a token is safe. */
    void afterIntentIsSaved(Runnable action) {
        afterIntent.set(action);
    }

    int loads() {
        return loads.get();
    }

    TokenRecord record() {
        return store.load(FakeTokens.KEY).orElseThrow().record();
    }

    @Override
    public Optional<Versioned> load(TokenKey key) {
        loads.incrementAndGet();
        return store.load(key);
    }

    @Override
    public OptionalLong save(TokenKey key, TokenRecord next, long expected) {
        boolean renewed = next.spentHash() != null && next.intent() == null && next.exhausted() == null;
        if (renewed) {
            beforeRenewed.getAndSet(() -> {}).run();
            if (failingSaves.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new TokenStoreException("the disk is full", "Make room.", null);
            }
        }
        OptionalLong version = store.save(key, next, expected);
        if (next.intent() != null && version.isPresent()) {
            afterIntent.getAndSet(() -> {}).run();
        }
        return version;
    }

    @Override
    public void delete(TokenKey key) {
        store.delete(key);
    }
}
