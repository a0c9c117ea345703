package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one claimed slice, page by page, until it ends, waits, splits, fails, or the run should stop. */
final class SliceReading {
    private final ShopDesk desk;
    private final ShopState state;
    private final Feed feed;
    private final PageCommit commit;
    private final SliceFailure failure;
    private final PageGroup group = new PageGroup();
    private SliceRow row;

    SliceReading(ShopDesk desk, ShopState state, SliceRow row) {
        this.desk = desk;
        this.state = state;
        this.row = row;
        this.feed = desk.feed(row.slice().feed());
        Set<String> outputs = state.outputs(feed.name());
        this.commit = new PageCommit(desk, feed, outputs);
        this.failure = new SliceFailure(desk, state, feed);
    }

    /**
     * Reads. Whatever the connector, the loader or the database throws ends here, with the slice at its last commit; only a
     * lost account and a database that does not even take the failure go on.
     */
    void run() {
        tell(SliceState.READING, "generation " + row.generation());
        Reading reading = open();
        if (reading.reader() == null) {
            fail(reading.error());
            return;
        }
        try {
            pages(reading.reader());
        } catch (FenceLostException lost) {
            throw lost;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            broken(e);
        } finally {
            close(reading.reader());
        }
    }

    /** A reader, or why there is none. */
    private record Reading(
            @Nullable SliceReader reader, @Nullable RuntimeException error) {}

    /** A page, or why there is none. */
    private record Read(@Nullable SlicePage page, @Nullable RuntimeException error) {}

    private Reading open() {
        try {
            return new Reading(desk.connector().open(row.slice(), Optional.ofNullable(row.cursor())), null);
        } catch (RuntimeException e) {
            return new Reading(null, e);
        }
    }

    private void pages(SliceReader reader) {
        PageGuard guard = new PageGuard(feed, row);
        while (true) {
            Optional<Reason> stop = state.stopped();
            if (stop.isPresent()) {
                flush();
                leave(stop.get());
                return;
            }
            Read read = next(reader);
            SlicePage page = read.page();
            if (page == null) {
                if (read.error() instanceof ConnectorException || read.error() instanceof StoppedException) {
                    flush();
                }
                fail(read.error());
                return;
            }
            Optional<String> fault = guard.fault(page);
            if (fault.isPresent()) {
                contradicted(fault.get());
                return;
            }
            boolean full = group.add(page);
            if (full) {
                flush();
            }
            if (!(page.step() instanceof Step.More)) {
                return;
            }
        }
    }

    private Read next(SliceReader reader) {
        desk.run().stop().enter();
        try {
            return new Read(reader.next(), null);
        } catch (RuntimeException e) {
            return new Read(null, e);
        } finally {
            desk.run().stop().leave();
        }
    }

    private void flush() {
        if (group.isEmpty()) {
            return;
        }
        PageCommit.Result result = commit.write(row, group.pages());
        group.clear();
        row = result.row();
        state.committed(feed.name());
        if (result.change().state() != SliceState.READING) {
            tell(result.change().state(), result.change().detail());
        }
    }

    private void contradicted(String why) {
        SliceEnd end = new SliceEnd(desk, feed);
        SliceEnd.Change change = desk.run().database().write(tx -> {
            tx.lockShop(desk.shopKey());
            return end.contradicted(tx, row, why);
        });
        tell(change.state(), change.detail());
    }

    private void fail(@Nullable RuntimeException error) {
        SliceEnd.Change change = failure.handle(row, error == null ? new IllegalStateException("no page") : error);
        tell(change.state(), change.detail());
    }

    private void broken(Throwable error) {
        try {
            SliceEnd.Change change = failure.broken(row, error);
            tell(change.state(), change.detail());
        } catch (RuntimeException worse) {
            if (worse != error) {
                worse.addSuppressed(error);
            }
            throw worse;
        }
    }

    private void leave(Reason why) {
        desk.run().database().run(tx -> desk.slices().release(tx, row, true, why.code() + ": " + why.message()));
        tell(SliceState.OPEN, why.message());
    }

    private void close(SliceReader reader) {
        try {
            reader.close();
        } catch (RuntimeException e) {
            state.note(feed.name(), "the reader of slice " + row.show() + " could not be closed: " + Reasons.show(e));
        }
    }

    private void tell(SliceState now, String detail) {
        desk.run().events().slice(desk.shop(), row.slice(), now, detail);
    }
}
