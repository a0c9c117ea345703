package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.auth.RefreshResult;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenRecord;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.auth.Versioned;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renewed pairs that the store refuses, while nobody keeps a handle of the shop. */
class KeptPairTest {
    private static final Duration WITHIN = Duration.ofDays(5);

    private final FakeLazada fake = FakeLazada.start(
            Seed.of(3).orders(5), StartOptions.defaults().tokenLife(Duration.ofDays(2), Duration.ofDays(30)));
    private final RefusingStore store = new RefusingStore();
    private final ConnectorRuntime runtime =
            ConnectorRuntime.builder().clock(fake.clock()).sleeper(fake.clock()).build();
    private final LazadaApp app = LazadaApp.builder(runtime)
            .site(LazadaSite.PH)
            .credentials(new LazadaCredentials(
                    FakeLazada.APP_KEY,
                    Objects.requireNonNull(fake.settings().credentials().get("appSecret"))))
            .tokens(store)
            .endpoint(fake.endpoint())
            .authEndpoint(fake.authEndpoint())
            .build();

    @BeforeEach
    void connectAndGrowOld() {
        app.manager("100123", null)
                .connect(app.oauth().exchange(fake.issueCode()).tokens());
        fake.clock().advance(Duration.ofDays(26));
    }

    @AfterEach
    void stop() {
        runtime.close();
        fake.close();
    }

    @Test
    void refreshDue_storeRefusesThePairAndIsWellTheNextTime_savesThatPair() {
        store.refuse(100);
        assertThat(refreshDue()).extracting(RefreshResult::kind).containsExactly(RefreshResult.Kind.FAILED);

        store.refuse(0);

        assertThat(refreshDue()).extracting(RefreshResult::kind).containsExactly(RefreshResult.Kind.RENEWED);
        assertThat(fake.refreshes()).isEqualTo(1);
        assertThat(app.shop("100123").client().seller().sellerId()).isEqualTo("100123");
    }

    @Test
    void refreshDue_storeIsWellByItsEnd_savesThePairAtOnce() {
        store.refuse(3);

        assertThat(refreshDue()).extracting(RefreshResult::kind).containsExactly(RefreshResult.Kind.RENEWED);
        assertThat(fake.refreshes()).isEqualTo(1);
    }

    @Test
    void shop_madeAfterTheStoreRefusedThePair_goesOnWithIt() {
        store.refuse(100);
        refreshDue();
        store.refuse(0);

        assertThat(app.shop("100123").client().seller().sellerId()).isEqualTo("100123");
        assertThat(fake.refreshes()).isEqualTo(1);
    }

    @Test
    void close_ofTheRuntime_savesThePair() {
        store.refuse(100);
        refreshDue();
        store.refuse(0);
        long before = generation();

        runtime.close();

        assertThat(generation()).isEqualTo(before + 1);
    }

    private List<RefreshResult> refreshDue() {
        return app.refreshDue(Stream.of("100123"), WITHIN);
    }

    private long generation() {
        return store.load(app.tokenKey("100123")).orElseThrow().record().generation();
    }

    /** Takes intents, but refuses so many renewed pairs. */
    private static final class RefusingStore implements TokenStore {
        private final TokenStore store = TokenStore.inMemory();
        private int refusing;

        void refuse(int count) {
            refusing = count;
        }

        @Override
        public Optional<Versioned> load(TokenKey key) {
            return store.load(key);
        }

        @Override
        public OptionalLong save(TokenKey key, TokenRecord next, long expected) {
            if (next.spentHash() != null && next.intent() == null && refusing > 0) {
                refusing--;
                throw new TokenStoreException("the disk is full", "Make room.", null);
            }
            return store.save(key, next, expected);
        }

        @Override
        public void delete(TokenKey key) {
            store.delete(key);
        }
    }
}
