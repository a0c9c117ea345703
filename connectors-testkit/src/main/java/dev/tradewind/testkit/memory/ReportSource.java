package dev.tradewind.testkit.memory;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.FeedBuilder;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Orders as a report that has to be ordered: it is not ready the first two times, then it is one gzip document with a line of
 * an order in each row, and the rows of one order lie far apart. A reader that is opened where another one died adopts its
 * job. The document and what readers make of it lie on disk; no part of it is held in memory as a whole. Safe for use by
 * several threads.
 */
public final class ReportSource implements MemoryFeed.Source {
    private final ReportDesk desk;
    private final Path folder;

    private ReportSource(Path folder) {
        this.folder = folder;
        this.desk = new ReportDesk(folder);
    }

    /** Reports whose documents and spools lie in this folder, which must exist. */
    public static ReportSource in(Path folder) {
        return new ReportSource(folder);
    }

    /** The feed {@code order_report}: orders by last change, 60 days a document, proof BALANCED. */
    public MemoryFeed feed() {
        return feed(feed -> feed);
    }

    /** The same with another clockwork, proof or limit. */
    public MemoryFeed feed(UnaryOperator<FeedBuilder> tune) {
        FeedBuilder feed = Feed.builder("order_report", Dataset.ORDERS)
                .proof(Proof.BALANCED)
                .maxWindow(Duration.ofDays(60));
        return new MemoryFeed(tune.apply(feed).build(), new Quirks(), this);
    }

    /** How many jobs were ordered; one that was adopted counts once. */
    public int jobs() {
        return desk.jobs();
    }

    /** The next downloads end in the middle. */
    public ReportSource truncateNext(int downloads) {
        desk.truncate(downloads);
        return this;
    }

    @Override
    public SliceReader open(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from) {
        if (slice.scope() instanceof Scope.Window window) {
            return new ReportReader(platform, feed, slice, window, from, desk, folder);
        }
        return IdReader.orders(platform, feed, slice, from);
    }
}
