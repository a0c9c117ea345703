package dev.tradewind.warehouse.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.warehouse.contract.DatabaseContract;
import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.contract.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbDatabaseTest extends DatabaseContract {
    @TempDir
    @Nullable
    Path folder;

    @Override
    protected TestDatabase newDatabase() {
        // The schema's own name: "tradewind.notes" alone would be ambiguous.
        return Engines.duckDb(folder().resolve("tradewind.duckdb"));
    }

    @Test
    void write_otherConnectionChangesTheSameRow_isRunAgain() {
        database().run(tx -> {
            fill(tx, 1);
            merge(tx);
        });
        List<Duration> pauses = new ArrayList<>();
        DatabaseOptions options = DatabaseOptions.defaults().waiting(pauses::add, new FixedChance());
        try (Database patient = place().open(options)) {
            List<Integer> attempts = new ArrayList<>();
            patient.run(tx -> {
                attempts.add(1);
                String update = "update " + tx.name(NOTES) + " set note = 'x' where id = 1";
                tx.dsl().fetchCount(tx.table(NOTES));
                if (attempts.size() < 3) {
                    try (Connection stranger =
                            tx.connection().unwrap(DuckDBConnection.class).duplicate()) {
                        stranger.setAutoCommit(true);
                        Sql.execute(stranger, update);
                    }
                }
                Sql.execute(tx.connection(), update);
            });
            assertThat(attempts).hasSize(3);
            assertThat(pauses).containsExactly(Duration.ofMillis(30), Duration.ofMillis(60));
        }
    }

    @Test
    void write_conflictEachTime_endsNamed() {
        DatabaseOptions options = DatabaseOptions.defaults().attempts(2).waiting(pause -> {}, new FixedChance());
        try (Database patient = place().open(options)) {
            assertThatThrownBy(() -> patient.run(tx -> {
                        throw new SQLException("TransactionContext Error: Conflict on update!");
                    }))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("got in the way 2 times");
        }
    }

    @Test
    void write_whileAnotherWrites_waitsForItsTurn() {
        DatabaseOptions options = DatabaseOptions.defaults().patience(Duration.ofMillis(30));
        try (Database impatient = place().open(options)) {
            impatient.run(tx -> assertThatThrownBy(() -> CompletableFuture.runAsync(() -> impatient.run(other -> {}))
                            .join())
                    .hasMessageContaining("another transaction writes"));
        }
    }

    @Test
    void patience_nobodySaidOtherwise_outlastsACheckpointOfALargeFile() {
        try (Database database = Engines.duckDb().open(DatabaseOptions.defaults());
                Database told = Engines.duckDb().open(DatabaseOptions.defaults().patience(Duration.ofSeconds(5)))) {
            assertThat(database.patience()).isEqualTo(Duration.ofMinutes(15));
            assertThat(told.patience()).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void write_whileAnotherHoldsTheTurn_isDoneInTheOrderOfAsking() throws InterruptedException {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        try (Database database = Engines.duckDb().open(DatabaseOptions.defaults())) {
            List<Thread> waiting = new ArrayList<>();
            database.run(tx -> {
                for (int number = 0; number < 4; number++) {
                    int mine = number;
                    Thread thread = new Thread(() -> database.run(other -> order.add(mine)));
                    thread.start();
                    waiting.add(thread);
                    while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
                        Thread.onSpinWait();
                    }
                }
                assertThat(order).isEmpty();
            });
            for (Thread thread : waiting) {
                thread.join();
            }
        }
        assertThat(order).containsExactly(0, 1, 2, 3);
    }

    @Test
    void open_inMemory_setsLimitsAndWritesNowhere() {
        DatabaseOptions.DuckDb limits = new DatabaseOptions.DuckDb("200MiB", 1, null);
        try (Database memory = Engines.duckDb().open(DatabaseOptions.defaults().duckDb(limits))) {
            assertThat(settings(memory)).containsExactly("200.0 MiB", "1", "", "false", "false", "false");
        }
    }

    @Test
    void open_fileWithSpillFolder_usesIt() {
        Path spill = folder().resolve("spill");
        DatabaseOptions.DuckDb limits = new DatabaseOptions.DuckDb("1GiB", 2, spill);
        TestDatabase file = Engines.duckDb(folder().resolve("other.duckdb"));
        try (Database database = file.open(DatabaseOptions.defaults().duckDb(limits))) {
            assertThat(settings(database)).startsWith("1.0 GiB", "2", spill.toString());
        }
    }

    @Test
    void open_fileOfAnotherProcess_saysSo() throws IOException, InterruptedException {
        Path file = folder().resolve("taken.duckdb");
        Process other = FileHolder.start(file);
        try {
            assertThatThrownBy(() -> Engines.duckDb(file).open(DatabaseOptions.defaults()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContainingAll(file.toString(), "is open in another process", "stop the other one");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void open_noFolder_saysSo() {
        Path file = folder().resolve("nowhere").resolve("shop.duckdb");
        assertThatThrownBy(() -> Engines.duckDb(file).open(DatabaseOptions.defaults()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(file.toString(), "cannot be opened", "Make its folder");
    }

    @Test
    void open_otherFile_saysSo() throws IOException {
        Path file = Files.writeString(folder().resolve("shop.duckdb"), "order,total\n".repeat(1_000));
        assertThatThrownBy(() -> Engines.duckDb(file).open(DatabaseOptions.defaults()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(file.toString(), "is not a DuckDB database");
    }

    @Test
    void open_badLimit_saysSo() {
        DatabaseOptions.DuckDb limits = new DatabaseOptions.DuckDb("much", 1, null);
        assertThatThrownBy(
                        () -> Engines.duckDb().open(DatabaseOptions.defaults().duckDb(limits)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("in memory", "limits of DuckDB");
    }

    private static List<String> settings(Database database) {
        return List.of(database.read(tx -> tx.dsl()
                .fetchSingle("select current_setting('memory_limit'), current_setting('threads'),"
                        + " current_setting('temp_directory'), current_setting('autoinstall_known_extensions'),"
                        + " current_setting('autoload_known_extensions'), current_setting('allow_persistent_secrets')")
                .into(String[].class)));
    }

    private Path folder() {
        return Objects.requireNonNull(folder);
    }
}
