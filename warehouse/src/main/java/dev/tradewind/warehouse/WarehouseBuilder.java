package dev.tradewind.warehouse;

import dev.tradewind.core.auth.JdbcLogin;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.core.time.SystemTime;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import dev.tradewind.warehouse.internal.schema.migration.Migrator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens a {@link Warehouse}. Defaults: schema {@code tradewind}, migrations APPLY, 2 connections, a patience for them of
 * 30 seconds on PostgreSQL and of 15 minutes on DuckDB, DuckDB with 1 GB of buffers and at most 4 threads, receipts kept for 90 days, the machine's time. Not safe for use by several threads.
 */
public final class WarehouseBuilder {
    private static final Duration LONGEST_KEPT = Duration.ofDays(36_500);

    private final Function<DatabaseOptions, Database> opener;
    private DatabaseOptions options = DatabaseOptions.defaults();
    private Migrations migrations = Migrations.APPLY;
    private Clock clock = SystemTime.clock();
    private @Nullable Clock given;
    private Sleeper sleeper = SystemTime.sleeper();
    private Chance chance = SystemTime.chance();
    private Duration receiptsKept = Duration.ofDays(90);

    WarehouseBuilder(Function<DatabaseOptions, Database> opener) {
        this.opener = opener;
    }

    static WarehouseBuilder url(String url, @Nullable JdbcLogin login) {
        Objects.requireNonNull(url, "url");
        return new WarehouseBuilder(options -> login == null
                ? Database.open(url, null, null, options)
                : Database.open(url, login.user(), login.properties().getProperty("password"), options));
    }

    /** The schema that holds the tables; made when it is missing and migrations are APPLY. */
    public WarehouseBuilder schema(String name) {
        options = options.schema(name);
        return this;
    }

    /** What may happen to the tables now. */
    public WarehouseBuilder migrations(Migrations mode) {
        migrations = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /** Greatest number of connections at a time, at least 1. None is held during a call to a platform, or a wait for one. */
    public WarehouseBuilder connections(int count) {
        options = options.connections(count);
        return this;
    }

    /**
     * How long a transaction waits for a connection, and on DuckDB for its turn to write, before it fails with a message that
     * says so. 30 seconds by default on PostgreSQL. On DuckDB 15 minutes: there it waits for nobody but other transactions of
     * this process, one of which may be working the log of a large file into it, and nothing is wrong then.
     */
    public WarehouseBuilder patience(Duration duration) {
        options = options.patience(duration);
        return this;
    }

    /** Greatest size of DuckDB's buffers, such as {@code 512MB}; the process takes some more. No effect on PostgreSQL. */
    public WarehouseBuilder memoryLimit(String size) {
        DatabaseOptions.DuckDb limits = options.duckDb();
        options = options.duckDb(new DatabaseOptions.DuckDb(size, limits.threads(), limits.spill()));
        return this;
    }

    /** Number of DuckDB's own threads. No effect on PostgreSQL. */
    public WarehouseBuilder threads(int count) {
        DatabaseOptions.DuckDb limits = options.duckDb();
        options = options.duckDb(new DatabaseOptions.DuckDb(limits.memory(), count, limits.spill()));
        return this;
    }

    /** Where DuckDB may put what does not fit into its buffers; beside the file when absent. No effect on PostgreSQL. */
    public WarehouseBuilder spill(Path folder) {
        DatabaseOptions.DuckDb limits = options.duckDb();
        options = options.duckDb(new DatabaseOptions.DuckDb(limits.memory(), limits.threads(), folder));
        return this;
    }

    /**
     * How long receipts are remembered; 90 days by default. At its end each run forgets some that are older, a run at a time. The
     * newest line of each shop and dataset stays however old it is, for those who ask how things stand. Of runs that were
     * complete and had nothing to read only the newest of the same shops is remembered.
     *
     * @throws IllegalArgumentException when it is negative, or more than 36,500 days
     */
    public WarehouseBuilder keepReceipts(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST_KEPT) > 0) {
            throw new IllegalArgumentException(
                    "receipts can be kept for 0 to " + LONGEST_KEPT.toDays() + " days, not for " + duration);
        }
        receiptsKept = duration;
        return this;
    }

    /** The clock of runs, receipts and leases; without one, leases follow the database's own. */
    public WarehouseBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "value");
        given = value;
        return this;
    }

    /** How to wait. */
    public WarehouseBuilder sleeper(Sleeper value) {
        sleeper = Objects.requireNonNull(value, "value");
        return this;
    }

    /** Where run ids and jitter come from. */
    public WarehouseBuilder chance(Chance value) {
        chance = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Opens the warehouse.
     *
     * @throws dev.tradewind.core.error.ConfigException when the driver, the database or the right to use it is missing, the
     *     file is open in another process, or the tables are not as the migrations say
     */
    public Warehouse build() {
        DatabaseOptions all = options.waiting(sleeper, chance);
        Database database = opener.apply(given == null ? all : all.clock(given));
        try {
            Migrator.run(database, migrations.mode());
            return new Warehouse(database, clock, sleeper, chance, receiptsKept);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }
}
