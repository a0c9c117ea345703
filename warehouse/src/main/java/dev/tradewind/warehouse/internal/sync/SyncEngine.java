package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.warehouse.internal.db.Database;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Runs syncs on one database. Safe for use by several threads. */
public final class SyncEngine {
    private final Database database;
    private final RecordStore store;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Chance chance;
    private final String process;
    private final Retention retention;

    /**
     * Makes an engine.
     *
     * @param process names this process, so that leases of a dead one can be told on an embedded database
     * @param receiptsKept how long receipts are remembered
     */
    public SyncEngine(
            Database database,
            RecordStore store,
            Clock clock,
            Sleeper sleeper,
            Chance chance,
            String process,
            Duration receiptsKept) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.sleeper = sleeper;
        this.chance = chance;
        this.process = process;
        this.retention = new Retention(database, clock, receiptsKept);
    }

    /**
     * Runs a sync on the calling thread, and on the options' executor where there is more than one lane. Closes the stream.
     *
     * @throws dev.tradewind.warehouse.internal.db.DatabaseException when the database fails; what was committed is safe
     */
    public Receipt run(Stream<? extends Connector> connectors, SyncOptions options, StopSignal stop) {
        try (ShopStream shops = new ShopStream(connectors)) {
            return run(shops, options, stop);
        }
    }

    private Receipt run(ShopStream shops, SyncOptions options, StopSignal stop) {
        Instant start = clock.instant();
        String runId = chance.nextId();
        Long asked = options.seed();
        long seed =
                asked == null ? ByteBuffer.wrap(chance.nextBytes(Long.BYTES)).getLong() : asked;
        stop.deadline(options.deadline() == null ? null : start.plus(options.deadline()));
        RunLedger ledger = new RunLedger(runId, seed, start);
        RunContext run = new RunContext(
                database,
                store,
                clock,
                sleeper,
                runId,
                new RunSeed(seed, chance),
                options,
                stop,
                new Events(options.listener(), options.onLine()),
                new Leases(database, process, runId),
                ledger,
                new AtomicLong(Math.multiplyExact(start.toEpochMilli(), 1_000L)));
        Arrivals arrivals = new Arrivals(run, shops);
        database.run(ledger::begin);
        try (Heartbeat heartbeat = new Heartbeat(run.leases());
                OwnThreads own = OwnThreads.when(options.executor() == null, options.lanes() - 1)) {
            Executor executor = options.executor() == null ? own.executor() : options.executor();
            new Lanes(run, new ShopQueue(run, arrivals), options.lanes() > 1 ? executor : null).run();
        } catch (RuntimeException | Error e) {
            release(run, e);
            throw e;
        }
        Receipt receipt =
                database.write(tx -> ledger.finish(tx, clock.instant(), arrivals.shops(), options.isStreamed()));
        retention.apply(receipt);
        return receipt;
    }

    private static void release(RunContext run, Throwable failure) {
        try {
            run.leases().releaseAll();
        } catch (RuntimeException | Error gone) {
            failure.addSuppressed(gone);
        }
    }

    /**
     * Makes a line of a plan.
     *
     * @param <T> the line
     */
    public interface PlanLine<T> {
        /** Makes it. */
        T of(
                ShopRef shop,
                String feed,
                Set<Dataset<?>> datasets,
                List<Slice> slices,
                Optional<Estimate> estimate,
                List<String> notes);
    }

    /** Says what a run would read, feed by feed, and writes nothing. */
    public <T> List<T> plan(Iterator<Connector> connectors, SyncOptions options, PlanLine<T> line) {
        return new PlanStream<>(new PlanReads(database, clock, options), line).lines(connectors);
    }

    /** Makes the receipt of a run from the tables; empty when they do not remember it. */
    public Optional<Receipt> receipt(String runId) {
        return database.<Optional<Receipt>>read(tx -> RunLedger.receipt(tx, runId));
    }
}
