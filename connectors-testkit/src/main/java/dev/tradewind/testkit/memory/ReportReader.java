package dev.tradewind.testkit.memory;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TransportException;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a window as a report: first says that it will order one, then orders it or adopts the one that was ordered before a
 * crash, waits, downloads, and gives whole orders part by part. Cursors: {@code r1|INTENT|millis}, {@code r1|JOB|id},
 * {@code r1|PART|id|part|orders}.
 */
final class ReportReader implements SliceReader {
    private static final Logger LOG = LoggerFactory.getLogger(ReportReader.class);
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final MemoryPlatform platform;
    private final Quirks quirks;
    private final Slice slice;
    private final Scope.Window window;
    private final ReportDesk desk;
    private final Path folder;
    private final ErrorContext context;
    private Optional<Cursor> cursor;
    private @Nullable Spool spool;
    private List<List<ReportRow>> orders = List.of();
    private int loaded = -1;
    private boolean closed;

    ReportReader(
            MemoryPlatform platform,
            MemoryFeed feed,
            Slice slice,
            Scope.Window window,
            Optional<Cursor> from,
            ReportDesk desk,
            Path folder) {
        this.platform = platform;
        this.quirks = feed.quirks();
        this.slice = slice;
        this.window = window;
        this.cursor = from;
        this.desk = desk;
        this.folder = folder;
        this.context = ErrorContext.of(platform.shop().ref(), "report " + slice.feed());
        platform.onOpen();
    }

    @Override
    public SlicePage next() {
        platform.onPage(slice);
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException(platform.shop().ref() + " " + slice.feed() + ": interrupted", "Run again", null);
        }
        Instant now = platform.clock().instant();
        if (cursor.isEmpty()) {
            return more(List.of(), "INTENT|" + now.toEpochMilli());
        }
        String[] parts = cursor.get().value().split("\\|", -1);
        if (parts.length < 3 || !parts[0].equals("r1")) {
            throw new CursorExpiredException(
                    context, "the position is of another format", "Start the slice again", null);
        }
        return switch (parts[1]) {
            case "INTENT" -> {
                Instant since = Instant.ofEpochMilli(Long.parseLong(parts[2]));
                yield await(desk.find(window, since).orElseGet(() -> desk.create(window, now)), now);
            }
            case "JOB" -> {
                Optional<Path> document = desk.document(parts[2], platform.world());
                yield document.isEmpty() ? await(parts[2], now) : read(document.get(), parts[2], 0, 0);
            }
            default -> resume(parts[2], Integer.parseInt(parts[3]), Integer.parseInt(parts[4]));
        };
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        platform.onClose();
        Spool held = spool;
        if (held != null) {
            try {
                held.close();
            } catch (IOException locked) {
                LOG.warn("{} {}: the spool could not be deleted, delete it by hand", slice.feed(), folder, locked);
            }
        }
    }

    private SlicePage await(String job, Instant now) {
        return SlicePage.of(List.of(), new Step.Wait(Cursor.of("r1|JOB|" + job), now.plus(WAIT)));
    }

    private SlicePage resume(String job, int part, int done) {
        Optional<Path> document = spool == null ? desk.document(job, platform.world()) : Optional.empty();
        return spool == null && document.isEmpty()
                ? await(job, platform.clock().instant())
                : read(document.orElse(folder), job, part, done);
    }

    private SlicePage read(Path document, String job, int part, int done) {
        Spool held = download(document);
        load(held, part);
        Version observed = Version.observed(desk.created(job));
        List<Change<?>> changes = new ArrayList<>();
        int to = Math.min(orders.size(), done + quirks.pageSize());
        for (List<ReportRow> rows : orders.subList(Math.min(done, to), to)) {
            Version version = new Version(rows.get(0).updatedAt(), observed.observed());
            changes.add(Change.of(Dataset.ORDERS, rows.get(0).order(), version, ReportRow.order(rows)));
        }
        if (to < orders.size()) {
            return more(changes, "PART|" + job + "|" + part + "|" + to);
        }
        if (part + 1 < held.parts()) {
            return more(changes, "PART|" + job + "|" + (part + 1) + "|0");
        }
        Count count = new Count(held.stated(), held.rows(), false);
        String how = "report of " + held.rows() + " rows, " + held.inflated() + " characters, trailer " + held.stated();
        return SlicePage.of(changes, new Step.End(new Evidence(Proof.BALANCED, Optional.of(count), how)));
    }

    private SlicePage more(List<Change<?>> changes, String position) {
        Cursor next = Cursor.of("r1|" + position);
        cursor = Optional.of(next);
        return SlicePage.of(changes, new Step.More(next));
    }

    private Spool download(Path document) {
        Spool held = spool;
        if (held == null) {
            try {
                held = Spool.of(document, folder);
            } catch (IOException broken) {
                throw new TransportException(context, "the report ends in the middle", "Read the slice again", broken);
            }
            spool = held;
        }
        return held;
    }

    private void load(Spool held, int part) {
        if (loaded != part) {
            try {
                orders = held.orders(part);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the spool of " + slice + " cannot be read", unreadable);
            }
            loaded = part;
        }
    }
}
