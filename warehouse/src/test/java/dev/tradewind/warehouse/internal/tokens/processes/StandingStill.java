package dev.tradewind.warehouse.internal.tokens.processes;

import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenRecord;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.auth.Versioned;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/** A store whose process says where a renewal stands, and does nothing more: it is to be killed there. */
final class StandingStill implements TokenStore {
    private final TokenStore store;
    private final SavePoint point;

    StandingStill(TokenStore store, SavePoint point) {
        this.store = store;
        this.point = point;
    }

    @Override
    public Optional<Versioned> load(TokenKey key) {
        return store.load(key);
    }

    @Override
    public OptionalLong save(TokenKey key, TokenRecord next, long expected) {
        boolean renewed = next.spentHash() != null && next.intent() == null;
        if (renewed && point == SavePoint.ANSWERED) {
            standStill();
        }
        OptionalLong version = store.save(key, next, expected);
        if (renewed) {
            standStill();
        }
        return version;
    }

    @Override
    public void delete(TokenKey key) {
        store.delete(key);
    }

    private void standStill() {
        System.out.println(point);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException neverAsked) {
            throw new IllegalStateException(neverAsked);
        }
    }
}
