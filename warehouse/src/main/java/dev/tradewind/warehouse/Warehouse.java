package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.JdbcLogin;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.warehouse.internal.db.CanonicalHash;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.TableDef;
import dev.tradewind.warehouse.internal.schema.Tables;
import dev.tradewind.warehouse.internal.schema.migration.Migrator;
import dev.tradewind.warehouse.internal.sync.FileLoad;
import dev.tradewind.warehouse.internal.sync.ProcessName;
import dev.tradewind.warehouse.internal.sync.StarReads;
import dev.tradewind.warehouse.internal.sync.SyncEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The star schema on one database, and all that is done with it. Safe for use by several threads. Uses transactions of its
 * own, never the caller's, on at most the stated number of connections, and holds none during a call to a platform.
 *
 * <p>{@link #close()} closes what was opened here, never a DataSource or a connector. Opens no port, writes no file but the
 * database that it was given, sets no System property and adds no shutdown hook.
 */
public final class Warehouse implements AutoCloseable {
    private final Database database;
    private final SyncEngine engine;
    private final FileLoad files;
    private final Clock clock;

    Warehouse(Database database, Clock clock, Sleeper sleeper, Chance chance, Duration receiptsKept) {
        this.database = database;
        this.clock = clock;
        this.files = new FileLoad(database, new StarStore(database), clock, chance);
        this.engine = new SyncEngine(
                database, new StarStore(database), clock, sleeper, chance, ProcessName.ofThisProcess(), receiptsKept);
    }

    /** A DuckDB in memory that is gone when it is closed: for tests and trials. Needs the DuckDB driver. */
    public static Warehouse embedded() {
        return open("jdbc:duckdb:").build();
    }

    /** A DuckDB file, made when it is missing. One process at a time can have it open. Needs the DuckDB driver. */
    public static Warehouse embedded(Path file) {
        return open("jdbc:duckdb:" + file).build();
    }

    /** A database by its URL: {@code jdbc:duckdb:FILE}, {@code jdbc:duckdb:} in memory, or {@code jdbc:postgresql:...}. */
    public static WarehouseBuilder open(String jdbcUrl) {
        return WarehouseBuilder.url(jdbcUrl, null);
    }

    /** A database by its URL, with a user. */
    public static WarehouseBuilder open(String jdbcUrl, String user, Secret password) {
        return WarehouseBuilder.url(jdbcUrl, new JdbcLogin(user, password));
    }

    /** A database through the caller's pool, which stays the caller's to close. */
    public static WarehouseBuilder on(DataSource pool) {
        return new WarehouseBuilder(options -> Database.on(pool, options));
    }

    /** Prepares a sync of some shops. */
    public Sync sync(Connector... connectors) {
        return sync(Stream.of(connectors));
    }

    /**
     * Prepares a sync of many shops. The stream is pulled as shops come to their turn, and closed with the run, on one thread of
     * the run's own ({@code tradewind-shops}). It may block, which keeps one lane waiting. When a run is told to end and the
     * stream has not answered within a second it is interrupted, and left to that thread a second later: it is closed when it
     * returns, and what it gives is not used.
     */
    public Sync sync(Stream<? extends Connector> connectors) {
        return new Sync(engine, connectors.map(connector -> connector));
    }

    /**
     * Prepares to read some days of one dataset of a shop anew, beside all else: no progress moves.
     *
     * @param connector the shop; stays the caller's to close
     * @param dataset what is read
     */
    public Reload reload(Connector connector, Dataset<?> dataset) {
        return new Reload(engine, connector, dataset);
    }

    /**
     * Reads a file of traffic that a seller downloaded, and prepares to load it for a shop; nothing is written yet.
     *
     * @throws FileFormatException when it cannot be read; names the line
     */
    public FileImport importFile(Shop shop, Path file) {
        return FileImport.read(files, shop, file, clock.instant());
    }

    /**
     * Makes the receipt of an earlier run from the tables; empty when they do not remember it: see {@link
     * WarehouseBuilder#keepReceipts}. Of a run that has not ended it holds what has, and is not complete.
     */
    public Optional<Receipt> receipt(String runId) {
        return engine.receipt(runId);
    }

    /** What is proved to be there, for each shop and dataset. */
    public List<ShopCoverage> coverage() {
        return StarReads.coverage(database, (shop, dataset, coverage) -> new ShopCoverage(shop, dataset, coverage));
    }

    /** What can never be read, for all shops: lost before it was read, or given in no form that can be read. */
    public List<Gap> gaps() {
        return StarReads.gaps(database, Gap::new);
    }

    /** Losses that were held back because they are too large to be believed, and the decision that one is true. */
    public Losses losses() {
        return new Losses(database);
    }

    /** What platforms have pushed and was not read again yet. */
    public Hints hints() {
        return new Hints(database);
    }

    /**
     * Prepares to read single records again.
     *
     * @param shops finds the connector of a shop, or says that it is not one of ours
     */
    public Refresh refresh(Function<ShopRef, Optional<Connector>> shops) {
        return new Refresh(this, database, shops);
    }

    /** Records that were kept aside. */
    public Rejects rejects() {
        return new Rejects(this, database);
    }

    /**
     * Counts the rows of one of our tables; rows for "unknown" and "invalid" of the dimensions count, too.
     *
     * @throws IllegalArgumentException when we have no table of this name
     */
    public long count(String table) {
        String known = Tables.named(table.toLowerCase(Locale.ROOT)).name();
        return StarReads.count(database, known);
    }

    /**
     * Prepares a question to the database: one SELECT or WITH statement, in a read-only transaction; names without a schema are
     * those of the warehouse. Each method of the result asks anew and has let go of its connection when it returns, so there is
     * nothing to close.
     *
     * @throws dev.tradewind.core.error.ConfigException when the text is no single statement that reads
     */
    public ResultTable query(String sql) {
        return ResultTable.of(database, sql);
    }

    /**
     * What each table says, in one line: equal for equal content on every engine, whatever the order in which it came.
     * Surrogate keys, traces of loads and instants of our own clock are left out.
     */
    public Map<String, String> canonicalHash() {
        return CanonicalHash.of(database);
    }

    /**
     * The statements that make a warehouse in an empty database, in their order, for those who run DDL themselves: the schema
     * {@code tradewind}, its tables, and the rows that every warehouse has, such as the days of dim_time. A database that
     * they were run on can be opened with {@link Migrations#VALIDATE}.
     *
     * @param dialect {@code duckdb} or {@code postgres}
     * @throws IllegalArgumentException when it is neither
     */
    public static List<String> ddl(String dialect) {
        Dialect engine = Stream.of(Dialect.values())
                .filter(each -> each.code().equals(dialect.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there are statements for duckdb and for postgres, not for: " + dialect));
        return Migrator.ddl(engine, engine.quote("tradewind"));
    }

    /** The names of all our tables: the star, and those from which it is derived and guarded. */
    public static List<String> tables() {
        return Tables.all().stream().map(TableDef::name).toList();
    }

    /** Closes the connections that were opened here. Runs that still work fail. */
    @Override
    public void close() {
        database.close();
    }
}
