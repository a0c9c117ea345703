package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenRecord;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.auth.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TokenStore} must do. Extend it in a test, give it a store, and run it:
 *
 * <pre>{@code
 * class MyTokenStoreTest extends TokenStoreContract {
 *     @Override
 *     protected TokenStore store() {
 *         return new MyTokenStore();
 *     }
 * }
 * }</pre>
 *
 * <p>Instants are compared to the millisecond, since not every database holds more.
 */
public abstract class TokenStoreContract {
    private static final int THREADS = 8;
    private static final Instant ISSUED = Instant.parse("2026-11-01T09:30:00.125Z");
    private static final TokenKey KEY = new TokenKey(Platform.of("kiosk"), "app-1", "stall-1");

    /** A store without records. Called once in every test. */
    protected abstract TokenStore store();

    @Test
    void load_ofNothing_isEmpty() {
        assertThat(store().load(KEY)).isEmpty();
    }

    @Test
    void load_afterASave_isWhatWasSaved() {
        TokenStore store = store();

        for (TokenRecord record : List.of(full(1), bare(), full(2))) {
            long before = store.load(KEY).map(Versioned::version).orElse(0L);
            OptionalLong version = store.save(KEY, record, before);

            assertThat(version).isPresent();
            assertThat(version.getAsLong()).as("versions grow").isGreaterThan(before);
            assertThat(store.load(KEY)).contains(new Versioned(record, version.getAsLong()));
        }
    }

    @Test
    void load_ofALongToken_isWhole() {
        TokenStore store = store();
        TokenRecord record = record(1, "!~\"'\\|,;" + "x".repeat(4_000), null, null);
        store.save(KEY, record, 0);

        assertThat(store.load(KEY)).map(Versioned::record).contains(record);
    }

    @Test
    void save_onAnotherVersionThanTheStored_changesNothing() {
        TokenStore store = store();
        assertThat(store.save(KEY, full(1), 1)).as("nothing is stored").isEmpty();
        long first = store.save(KEY, full(1), 0).orElseThrow();
        long second = store.save(KEY, full(2), first).orElseThrow();

        assertThat(store.save(KEY, full(3), 0)).as("as if nothing were stored").isEmpty();
        assertThat(store.save(KEY, full(3), first)).as("an old version").isEmpty();
        assertThat(store.save(KEY, full(3), second + 1)).as("a version to come").isEmpty();
        assertThat(store.load(KEY)).contains(new Versioned(full(2), second));
    }

    @Test
    void save_underOneKey_leavesAllOthersAlone() {
        TokenStore store = store();
        List<TokenKey> keys = List.of(
                KEY,
                new TokenKey(Platform.of("kiosk"), "app-1", "stall-2"),
                new TokenKey(Platform.of("kiosk"), "app-2", "stall-1"),
                new TokenKey(Platform.of("market"), "app-1", "stall-1"),
                new TokenKey(Platform.of("kiosk"), "app-1/stall", "1"),
                new TokenKey(Platform.of("kiosk"), "app-1", "stall/1"),
                new TokenKey(Platform.of("kiosk"), "app|1", "st'all\"\u4e2d % _"));
        for (int i = 0; i < keys.size(); i++) {
            assertThat(store.save(keys.get(i), full(i), 0))
                    .as("key %s", keys.get(i))
                    .isPresent();
        }

        store.delete(keys.get(1));
        assertThat(store.load(keys.get(1))).isEmpty();
        for (int i = 0; i < keys.size(); i++) {
            if (i != 1) {
                assertThat(store.load(keys.get(i))).map(Versioned::record).contains(full(i));
            }
        }
    }

    @Test
    void delete_ofARecord_makesRoomForANewOne() {
        TokenStore store = store();
        store.delete(KEY);
        store.save(KEY, full(1), 0);
        store.delete(KEY);
        store.delete(KEY);

        assertThat(store.load(KEY)).isEmpty();
        assertThat(store.save(KEY, full(2), 0)).isPresent();
        assertThat(store.load(KEY)).map(Versioned::record).contains(full(2));
    }

    @Test
    void save_byManyThreadsOnOneVersion_succeedsForOne() throws Exception {
        TokenStore store = store();
        long version = 0;
        for (int round = 0; round < 25; round++) {
            long expected = version;
            int generation = round;
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<OptionalLong> versions = onAllThreads(() -> {
                start.await();
                return store.save(KEY, full(generation), expected);
            });

            assertThat(versions.stream().filter(OptionalLong::isPresent))
                    .as("round %d", round)
                    .hasSize(1);
            version = store.load(KEY).orElseThrow().version();
            assertThat(versions).contains(OptionalLong.of(version));
        }
    }

    @Test
    void save_byManyThreadsInALoop_losesNone() throws Exception {
        TokenStore store = store();
        store.save(KEY, full(0), 0);
        onAllThreads(() -> {
            for (int added = 0; added < 10; ) {
                Versioned stored = store.load(KEY).orElseThrow();
                TokenRecord next = full((int) stored.record().generation() + 1);
                added += store.save(KEY, next, stored.version()).isPresent() ? 1 : 0;
            }
            return true;
        });

        assertThat(store.load(KEY).orElseThrow().record()).isEqualTo(full(10 * THREADS));
    }

    @Test
    void toString_ofAFullStore_showsNoToken() {
        TokenStore store = store();
        store.save(KEY, full(1), 0);

        assertThat(String.valueOf(store)).doesNotContain("secret-1");
        assertThat(String.valueOf(store.load(KEY))).doesNotContain("secret-1");
    }

    private static <T> List<T> onAllThreads(Callable<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                futures.add(pool.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static TokenRecord full(int generation) {
        TokenRecord.Intent intent = new TokenRecord.Intent("0f".repeat(16), ISSUED, ISSUED.plusSeconds(120));
        return record(generation, "secret-" + generation, intent, "the seller left");
    }

    private static TokenRecord record(
            int generation, String secret, TokenRecord.@Nullable Intent intent, @Nullable String exhausted) {
        TokenPair pair = new TokenPair(
                Secret.of(secret + "-access"),
                ISSUED.plus(Duration.ofHours(4)),
                Secret.of(secret + "-refresh"),
                ISSUED.plus(Duration.ofDays(30)),
                ISSUED);
        return new TokenRecord(
                pair, generation, "ab".repeat(32), List.of("cd".repeat(32), "ef".repeat(32)), intent, exhausted);
    }

    /** A record of which everything is absent that may be. */
    private static TokenRecord bare() {
        TokenPair pair = new TokenPair(Secret.of("secret"), Instant.MAX, null, null, ISSUED);
        return new TokenRecord(pair, 0, null, List.of(), null, null);
    }
}
