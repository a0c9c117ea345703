package dev.tradewind.warehouse.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.warehouse.contract.DatabaseContract;
import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.contract.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDatabaseTest extends DatabaseContract {
    @Override
    protected TestDatabase newDatabase() {
        return Engines.postgres();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void write_conflict_isRunAgainFromTheStart(String state) {
        List<Duration> pauses = new ArrayList<>();
        DatabaseOptions options = DatabaseOptions.defaults().waiting(pauses::add, new FixedChance());
        try (Database patient = place().open(options)) {
            List<Integer> attempts = new ArrayList<>();
            patient.run(tx -> {
                attempts.add(1);
                fill(tx, 7);
                merge(tx);
                if (attempts.size() < 3) {
                    tx.dsl().execute("do $do$ begin raise exception sqlstate '" + state + "'; end $do$");
                }
            });
            assertThat(attempts).hasSize(3);
            assertThat(pauses).containsExactly(Duration.ofMillis(30), Duration.ofMillis(60));
            assertThat(ids()).containsExactly(7L);
        }
    }

    @Test
    void lockShop_heldByAnother_waitsAndThenSeesItsRows() throws SQLException {
        List<CompletableFuture<Integer>> second = new ArrayList<>();
        database().run(tx -> {
            tx.lockShop(42);
            second.add(CompletableFuture.supplyAsync(() -> database().write(other -> {
                other.lockShop(42);
                return other.dsl().fetchCount(other.table(NOTES));
            })));
            // Each look is a round trip to the server; the bound only ends a test that has failed.
            for (int look = 0; waiting(tx) == 0; look++) {
                assertThat(look)
                        .as("the second transaction never asked for the lock")
                        .isLessThan(100_000);
            }
            fill(tx, 1);
            merge(tx);
        });
        assertThat(second.get(0).join()).isEqualTo(1);
    }

    @Test
    void lockShop_anotherShopOrSchema_doesNotWait() {
        try (Database elsewhere = place().open(DatabaseOptions.defaults().schema("elsewhere"))) {
            database().run(tx -> {
                tx.lockShop(42);
                CompletableFuture.runAsync(() -> database().run(other -> other.lockShop(43)))
                        .join();
                CompletableFuture.runAsync(() -> elsewhere.run(other -> other.lockShop(42)))
                        .join();
            });
        }
    }

    @Test
    void write_connectionDies_isNamedAndTheNextOneWorks() {
        assertThatThrownBy(
                        () -> database().run(tx -> tx.dsl().execute("select pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.UNAVAILABLE));
        assertThat(ids()).isEmpty();
    }

    @Test
    void open_nobodyThere_isNamedWithoutThePassword() {
        String url = "jdbc:postgresql://127.0.0.1:1/shop?password=hunter2";
        assertThatThrownBy(() -> Database.open(url, "me", "hunter3", DatabaseOptions.defaults()))
                .isInstanceOfSatisfying(DatabaseException.class, e -> {
                    assertThat(e.kind()).isEqualTo(DatabaseException.Kind.UNAVAILABLE);
                    assertThat(e.toString()).doesNotContain("hunter");
                });
    }

    @Test
    void open_noSuchDatabase_isNamed() {
        String url = place().url().replaceFirst("/tradewind_[0-9_]+", "/absent");
        assertThatThrownBy(() -> Database.open(url, null, null, DatabaseOptions.defaults()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("absent", "Check database, user and password");
    }

    @Test
    void write_anyWork_leavesTheSearchPathAlone() {
        String path = database().write(tx -> {
            fill(tx, 1);
            merge(tx);
            return tx.dsl().fetchSingle("show search_path").get(0, String.class);
        });
        assertThat(path).isEqualTo("\"$user\", public");
    }

    private static int waiting(Tx tx) {
        return tx.dsl()
                .fetchSingle("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .get(0, Integer.class);
    }
}
