package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.world.World;
import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.contract.TestDatabase;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An engine on a database with a clock of its own. */
final class Bench implements AutoCloseable {
    static final Instant SINCE = Instant.parse("2026-10-01T00:00:00Z");

    final Database database;
    final SyncEngine engine;
    final VirtualTime time;
    static final Duration RECEIPTS_KEPT = Duration.ofDays(90);

    private Bench(Database database, VirtualTime time, String process) {
        this.database = database;
        this.time = time;
        this.engine = new SyncEngine(
                database, new OrderBook(), time, time, SeededChance.of(process.hashCode()), process, RECEIPTS_KEPT);
    }

    static Bench duckDb(VirtualTime time) {
        return on(Engines.duckDb(), time);
    }

    static Bench on(TestDatabase database, VirtualTime time) {
        return new Bench(
                database.migrated(DatabaseOptions.defaults().clock(time).waiting(time, SeededChance.of(1))),
                time,
                "one");
    }

    /** Another process on the same database. */
    Bench other(TestDatabase same, String process) {
        return new Bench(
                same.open(DatabaseOptions.defaults().clock(time).waiting(time, SeededChance.of(2))), time, process);
    }

    Receipt sync(Connector... connectors) {
        return sync(options(1, Set.of()), connectors);
    }

    Receipt sync(SyncOptions options, Connector... connectors) {
        return engine.run(Stream.of(connectors), options, new StopSignal());
    }

    static SyncOptions options(int lanes, Set<Dataset<?>> datasets) {
        return options(lanes, datasets, SINCE);
    }

    static SyncOptions options(int lanes, Set<Dataset<?>> datasets, Instant since) {
        return new SyncOptions(
                datasets,
                shop -> Optional.of(since),
                lanes,
                4,
                null,
                null,
                new SyncListener() {},
                null,
                Errand.SYNC,
                null);
    }

    long number(String sql) {
        return database.read(tx -> Statements.number(tx, sql));
    }

    /** The version of each order in the database. */
    SortedMap<String, Instant> orders() {
        return database.read(tx -> {
            SortedMap<String, Instant> versions = new TreeMap<>();
            Statements.list(
                            tx,
                            "select order_id, source_updated_at from {wh_order}",
                            row -> Map.entry(row.text(1), row.instant(2)))
                    .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
            return versions;
        });
    }

    /** The version of each order in a world. */
    static SortedMap<String, Instant> orders(World world) {
        SortedMap<String, Instant> versions = new TreeMap<>();
        world.allOrders().forEach(order -> versions.put(Long.toString(order.id()), order.updatedAt()));
        return versions;
    }

    @Override
    public void close() {
        database.close();
    }
}
