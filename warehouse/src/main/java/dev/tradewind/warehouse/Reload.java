package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.warehouse.internal.sync.ReloadSpan;
import dev.tradewind.warehouse.internal.sync.SyncEngine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some days of one dataset of one shop that are to be read anew. The days are those of the shop's zone; a record belongs to the
 * day on which it came to be: an order to the day of its placing, a booking to that of its posting. A record without a day of
 * its own, such as a product, belongs to that of its last change.
 *
 * <p>Afterwards each record of these days is in the warehouse as the platform has it. One that is newer there overwrites, an
 * older one never does. One that the platform does not list is asked for by its id, and goes only when the platform says that
 * it is gone; when more than 20 and more than 5 % of the days' records are not listed, none goes and the line says PARTIAL. No
 * progress moves: what is proved to be there, what the next sync reads, other shops and all else that is read by date stay as
 * they are. What the same pages bring of other datasets that the shop is synced for is loaded, too.
 *
 * <p>A reload that was stopped or killed goes on for a day when the same days are asked for again; one that has ended begins
 * anew. Runs on 4 lanes, on threads of its own and without a deadline unless told otherwise. Used once, by one thread.
 */
public final class Reload {
    private final Connector connector;
    private final Dataset<?> dataset;
    private final Sync sync;
    private @Nullable LocalDate first;
    private @Nullable LocalDate end;

    Reload(SyncEngine engine, Connector connector, Dataset<?> dataset) {
        this.connector = Objects.requireNonNull(connector, "connector");
        this.dataset = Objects.requireNonNull(dataset, "dataset");
        this.sync = new Sync(engine, Stream.of(connector)).datasets(dataset);
    }

    /** The first day, in the shop's zone; must be given. */
    public Reload from(LocalDate day) {
        first = Objects.requireNonNull(day, "day");
        return this;
    }

    /** The first day that is not reloaded any more, in the shop's zone; must be given, and may lie ahead. */
    public Reload to(LocalDate day) {
        end = Objects.requireNonNull(day, "day");
        return this;
    }

    /** Greatest number of slices that are read at the same time, as for {@link Sync#lanes}. */
    public Reload lanes(int count) {
        sync.lanes(count);
        return this;
    }

    /** Where all lanes but the caller's run, as for {@link Sync#executor}; stays the caller's to close. */
    public Reload executor(ExecutorService service) {
        sync.executor(service);
        return this;
    }

    /** How long it may take; then it ends at its next commit, its line says STOPPED, and the same reload goes on there. */
    public Reload deadline(Duration longest) {
        sync.deadline(longest);
        return this;
    }

    /** Hears of slices, commits and the line, as for {@link Sync#listener}. */
    public Reload listener(SyncListener hearer) {
        sync.listener(hearer);
        return this;
    }

    /**
     * Says what {@link #run()} would read, and the fewest calls and the time that this takes where it can be told. Asks the
     * platform for its check only, and writes nothing. What has to be asked for by id turns out while it runs, and is not
     * among it.
     *
     * @return one for each feed
     * @throws ConfigException as for {@link #run()}
     */
    public List<PlannedFeed> dryRun() {
        return prepared().plan();
    }

    /**
     * Runs on the calling thread and returns when it is done. What goes wrong with the shop stands on the receipt's line: also
     * days that lie in the future (FAILED) or that the platform does not let anybody read any more (PARTIAL, GAP).
     *
     * @throws ConfigException when a day is missing, the first is not before the last, or the shop has nothing that could be
     *     read for past days: it does not offer the dataset, or shows it only as it is now, such as stock
     * @throws dev.tradewind.core.error.TradewindException when the database cannot be used; what was committed is safe
     */
    public Receipt run() {
        return prepared().run();
    }

    /**
     * Runs on one task of the executor, or on a thread of its own where there is none.
     *
     * @throws ConfigException as for {@link #run()}
     */
    public SyncRun start() {
        return prepared().start();
    }

    private Sync prepared() {
        LocalDate from = first;
        LocalDate to = end;
        if (from == null || to == null) {
            throw new ConfigException(
                    "a reload needs its days, and has no " + (from == null ? "first" : "last") + " one",
                    "Call from(day) and to(day): the first day, and the first one that is not reloaded any more",
                    null);
        }
        return sync.onlyDays(ReloadSpan.of(connector, dataset, from, to));
    }
}
