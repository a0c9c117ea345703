package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenRecord;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.auth.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract passes a small store of a stranger, and fails what is wrong in the ways that people get it wrong. */
class TokenStoreContractTest {
    @Nested
    class StrangersStoreTest extends TokenStoreContract {
        @Override
        protected TokenStore store() {
            return new MapStore();
        }
    }

    @Test
    void contract_ofAStoreWithoutCompare_fails() {
        Broken lastWins = new Broken(new MapStore() {
            @Override
            boolean fits(long stored, long expected) {
                return true;
            }
        });

        assertThatThrownBy(lastWins::save_onAnotherVersionThanTheStored_changesNothing)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(lastWins::save_byManyThreadsOnOneVersion_succeedsForOne)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void contract_ofAStoreThatMixesKeys_fails() {
        Broken mixed = new Broken(new MapStore() {
            @Override
            String name(TokenKey key) {
                return key.toString();
            }
        });

        assertThatThrownBy(mixed::save_underOneKey_leavesAllOthersAlone).isInstanceOf(AssertionError.class);
    }

    @Test
    void contract_ofAStoreThatForgetsTheIntent_fails() {
        Broken forgetful = new Broken(new MapStore() {
            @Override
            TokenRecord kept(TokenRecord record) {
                return new TokenRecord(record.pair(), record.generation(), null, List.of(), null, null);
            }
        });

        assertThatThrownBy(forgetful::load_afterASave_isWhatWasSaved).isInstanceOf(AssertionError.class);
    }

    private static final class Broken extends TokenStoreContract {
        private final TokenStore store;

        Broken(TokenStore store) {
            this.store = store;
        }

        @Override
        protected TokenStore store() {
            return store;
        }
    }

    /** What a stranger might write. */
    private static class MapStore implements TokenStore {
        private final Map<String, Versioned> rows = new ConcurrentHashMap<>();

        @Override
        public synchronized Optional<Versioned> load(TokenKey key) {
            return Optional.ofNullable(rows.get(name(key)));
        }

        @Override
        public synchronized OptionalLong save(TokenKey key, TokenRecord next, long expected) {
            long stored = load(key).map(Versioned::version).orElse(0L);
            if (!fits(stored, expected)) {
                return OptionalLong.empty();
            }
            rows.put(name(key), new Versioned(kept(next), stored + 1));
            return OptionalLong.of(stored + 1);
        }

        @Override
        public synchronized void delete(TokenKey key) {
            rows.remove(name(key));
        }

        boolean fits(long stored, long expected) {
            return stored == expected;
        }

        String name(TokenKey key) {
            return key.platform() + "\n" + key.app() + "\n" + key.account();
        }

        TokenRecord kept(TokenRecord record) {
            return record;
        }
    }
}
