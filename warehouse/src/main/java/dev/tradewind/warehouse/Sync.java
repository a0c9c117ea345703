package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.warehouse.internal.sync.Errand;
import dev.tradewind.warehouse.internal.sync.ReloadSpan;
import dev.tradewind.warehouse.internal.sync.StopSignal;
import dev.tradewind.warehouse.internal.sync.SyncEngine;
import dev.tradewind.warehouse.internal.sync.SyncOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sync that is being prepared. Defaults: every dataset that a shop offers, since the first of the month one year back in the
 * shop's zone, 4 lanes, 8 shops at once, threads of its own, no deadline. Lanes
 * carry the run and the shop in SLF4J's MDC, as {@code tradewind.run} and {@code tradewind.shop}. Used once, by one thread.
 */
public final class Sync {
    private final SyncEngine engine;
    private final Stream<Connector> connectors;
    private Set<Dataset<?>> datasets = Set.of();
    private Function<Shop, Optional<Instant>> since = shop -> Optional.empty();
    private int lanes = 4;
    private int shopsAtOnce = 8;
    private @Nullable ExecutorService executor;
    private @Nullable Duration deadline;
    private SyncListener listener = new SyncListener() {};
    private @Nullable Consumer<ReceiptLine> onLine;
    private Errand errand = Errand.SYNC;
    private @Nullable Long seed;

    Sync(SyncEngine engine, Stream<Connector> connectors) {
        this.engine = engine;
        this.connectors = connectors;
    }

    /**
     * Asks for datasets by name: one that the platform refuses or does not offer makes its line PARTIAL. One that is named
     * twice counts once.
     */
    public Sync datasets(Dataset<?>... names) {
        datasets = Set.copyOf(List.of(names));
        return this;
    }

    /** The earliest instant to read, for all shops. An earlier one than before is read beside what is there. */
    public Sync since(Instant earliest) {
        return since(shop -> Optional.of(earliest));
    }

    /** The earliest instant to read, shop by shop; the default where it says nothing. */
    public Sync since(Function<Shop, Optional<Instant>> earliest) {
        since = Objects.requireNonNull(earliest, "earliest");
        return this;
    }

    /**
     * Greatest number of slices that are read at the same time. One lane is the caller's thread; with {@code lanes(1)} it is
     * the only one. The others are tasks on the executor, which end as soon as nothing is ready to be read.
     */
    public Sync lanes(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("lanes must be at least 1, got: " + count);
        }
        lanes = count;
        return this;
    }

    /** Greatest number of shops that are worked on at the same time; bounds the memory of a run over thousands of shops. */
    public Sync shopsAtOnce(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("shopsAtOnce must be at least 1, got: " + count);
        }
        shopsAtOnce = count;
        return this;
    }

    /** Where all lanes but the caller's run; stays the caller's to close. May be full, or one of which the caller is a part. */
    public Sync executor(ExecutorService service) {
        executor = Objects.requireNonNull(service, "service");
        return this;
    }

    /**
     * How long the run may take; then it ends at its next commit, the lines say STOPPED, and nothing more is pulled from the
     * stream of shops. A stream that blocks just then does not hold the run up: see {@link Warehouse#sync(Stream)}.
     */
    public Sync deadline(Duration longest) {
        deadline = Objects.requireNonNull(longest, "longest");
        return this;
    }

    /**
     * Hears of slices, commits and lines, on the threads of the lanes. What it throws stops nothing: the first exception of a
     * run is logged as a warning, others are not.
     */
    public Sync listener(SyncListener hearer) {
        listener = Objects.requireNonNull(hearer, "hearer");
        return this;
    }

    /**
     * Streams the lines: the consumer gets each as soon as it is final, on the thread of a lane, and the receipt of the run
     * holds their totals only, so that it does not grow with the number of shops. What the consumer throws stops nothing: the
     * first exception of a run is logged as a warning, others are not. {@link Warehouse#receipt} has all lines of a run, also
     * those that it missed.
     */
    public Sync onLine(Consumer<ReceiptLine> consumer) {
        onLine = Objects.requireNonNull(consumer, "consumer");
        return this;
    }

    /**
     * Draws the jitter of all waits for a platform from a seed, in place of one by chance: the one that a {@link
     * Receipt#seed() receipt} tells makes a run wait as that one did. On a settable clock, against a platform that answers the
     * same, two runs of one seed with {@code lanes(1)} make the same calls at the same instants. More lanes are threads, whose
     * order no seed decides. Ids and keys come from the warehouse's chance all the same.
     */
    public Sync seed(long value) {
        seed = value;
        return this;
    }

    Sync onlyRejects() {
        errand = Errand.REJECTS;
        return this;
    }

    Sync onlyHints() {
        errand = Errand.HINTS;
        return this;
    }

    Sync onlyDays(ReloadSpan span) {
        errand = Errand.reload(span);
        return since(shop -> Optional.of(span.start(shop.zone())));
    }

    /**
     * Says what {@link #run()} would read now, in the order of the shops and their feeds. Asks each platform for its check
     * only, and writes nothing. Uses up this sync; the stream of connectors is closed.
     * A connector that cannot be had, and a shop that comes again, is a line without a feed whose note says why; a stream that
     * throws 20 times in a row is not read on.
     *
     * @throws dev.tradewind.core.error.TradewindException when the database cannot be used
     */
    public List<PlannedFeed> plan() {
        try (connectors) {
            return engine.plan(connectors.iterator(), options(), PlannedFeed::new);
        }
    }

    /**
     * Runs on the calling thread and returns when all shops are done. What goes wrong with a shop stands on its lines; it stops
     * no other shop. A connector that cannot be had, since the stream threw in its place or it does not say whose it is, is
     * FAILED, and the shops after it are read; a stream that throws 20 times in a row is not read on. A shop that comes again
     * is SKIPPED. When the run is told to end nothing more is pulled, and {@link Receipt#shops()} tells that others were left.
     *
     * @throws dev.tradewind.core.error.TradewindException when the database cannot be used; what was committed is safe
     */
    public Receipt run() {
        return run(new StopSignal());
    }

    private Receipt run(StopSignal stop) {
        return engine.run(connectors, options(), stop);
    }

    /**
     * Runs on one task of the executor, or on a thread of its own where there is none.
     *
     * @throws RejectedExecutionException when the executor does not take it; the stream of connectors is closed
     */
    public SyncRun start() {
        StopSignal stop = new StopSignal();
        CompletableFuture<Receipt> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(run(stop));
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        };
        if (executor == null) {
            Thread thread = new Thread(task, "tradewind-sync");
            thread.setDaemon(true);
            thread.start();
        } else {
            execute(executor, task);
        }
        return new SyncRun(stop, result);
    }

    private void execute(ExecutorService pool, Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException refused) {
            try (connectors) {
                throw refused;
            }
        }
    }

    private SyncOptions options() {
        return new SyncOptions(datasets, since, lanes, shopsAtOnce, executor, deadline, listener, onLine, errand, seed);
    }
}
