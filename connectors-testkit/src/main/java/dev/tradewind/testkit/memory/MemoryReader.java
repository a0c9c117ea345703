package dev.tradewind.testkit.memory;

import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What all readers of this package share: hooks, interrupts, waits, positions that are forgotten. */
abstract class MemoryReader implements SliceReader {
    final MemoryPlatform platform;
    final Quirks quirks;
    final Slice slice;
    private final ErrorContext context;
    private final Optional<Cursor> from;
    private Optional<Position> position = Optional.empty();
    private boolean closed;

    MemoryReader(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from) {
        this.platform = platform;
        this.quirks = feed.quirks();
        this.slice = slice;
        this.from = from;
        this.context =
                ErrorContext.of(platform.shop().ref(), "read " + feed.feed().name());
        platform.onOpen();
    }

    /** Where a fresh reader starts to read. */
    abstract Position start();

    /** Reads on from a position. */
    abstract SlicePage read(Position now, Instant observed);

    @Override
    public final SlicePage next() {
        if (closed) {
            throw new IllegalStateException("this reader is closed");
        }
        platform.onPage(slice);
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException(platform.shop().ref() + " " + slice.feed() + ": interrupted", "Run again", null);
        }
        Position now = position.orElseGet(this::first);
        Instant clock = platform.clock().instant();
        if (now.expires().filter(clock::isAfter).isPresent()) {
            throw new CursorExpiredException(context, "the position was forgotten", "Start the slice again", null);
        }
        return now.phase() == Position.Phase.WAIT ? await(now, clock) : read(now.expires(Optional.empty()), clock);
    }

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            platform.onClose();
        }
    }

    /** More is to come, from here. */
    final Step more(Position next) {
        Position kept = next.expires(quirks.cursorLife().map(platform.clock().instant()::plus));
        position = Optional.of(kept);
        return new Step.More(kept.cursor());
    }

    /**
     * The end, with what shows that it is one.
     *
     * @param earned the proof that the way of reading deserves
     * @param left rows that the last request had left, and delivered
     * @param whole rows of the whole slice by the platform's account
     */
    final Step end(Proof earned, Position last, long left, long whole) {
        Optional<Count> count = switch (quirks.counts()) {
            case NONE -> Optional.empty();
            case LAST_REQUEST -> Optional.of(new Count(left + quirks.misstated(), left, false));
            case WHOLE_SLICE -> Optional.of(new Count(whole + quirks.misstated(), last.rows(), true));
        };
        boolean fits = count.filter(each -> each.stated() == each.counted()).isPresent();
        Proof reached = fits && earned.reaches(Proof.AGREED) ? Proof.COUNTED : earned;
        return new Step.End(new Evidence(quirks.proof().orElse(reached), count, "in memory, " + last.rows() + " rows"));
    }

    final List<String> ids() {
        return slice.scope() instanceof Scope.Ids ids ? List.copyOf(ids.ids()) : List.of();
    }

    private Position first() {
        if (from.isPresent()) {
            return Position.of(from.get(), context);
        }
        return quirks.waits() > 0 && !(slice.scope() instanceof Scope.Ids)
                ? Position.start(Position.Phase.WAIT, quirks.waits(), 0)
                : start();
    }

    private SlicePage await(Position now, Instant clock) {
        if (now.major() == 0) {
            return read(start(), clock);
        }
        Position next = now.to(Position.Phase.WAIT, now.major() - 1, 0, 0);
        return SlicePage.of(List.of(), new Step.Wait(next.cursor(), clock.plus(quirks.waitEach())));
    }
}
