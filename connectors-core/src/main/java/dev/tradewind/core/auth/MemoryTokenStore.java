package dev.tradewind.core.auth;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps records as long as the process lives. Versions are never used twice, so a deleted record cannot be mistaken. */
final class MemoryTokenStore implements TokenStore {
    private final Map<TokenKey, Versioned> records = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();

    @Override
    public Optional<Versioned> load(TokenKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public OptionalLong save(TokenKey key, TokenRecord next, long expected) {
        Versioned saved = new Versioned(next, versions.incrementAndGet());
        Versioned stored = records.get(key);
        boolean first = stored == null
                ? expected == 0 && records.putIfAbsent(key, saved) == null
                : expected == stored.version() && records.replace(key, stored, saved);
        return first ? OptionalLong.of(saved.version()) : OptionalLong.empty();
    }

    @Override
    public void delete(TokenKey key) {
        records.remove(key);
    }
}
