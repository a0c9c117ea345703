package dev.tradewind.core.spi;

import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.StoppedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a window strictly forward on (instant, id). Records that change while it reads move behind the reader's position
 * or out of the window, and never make it skip another: that is what paging by offset cannot do.
 *
 * <p>An offset is used only inside one instant that more rows share than a page holds. It overlaps the last page by a row;
 * when that row is gone, rows have left the instant, and the reader goes back.
 *
 * @param <R> a row of the listing
 */
public final class KeysetReader<R> implements SliceReader {
    private static final int FRUITLESS = 50;

    private final ErrorContext place;
    private final Scope.Window window;
    private final KeysetSource<R> source;
    private final boolean expired;
    private KeysetPosition position;
    private boolean done;
    private int listings;
    private int fruitless;

    private KeysetReader(ErrorContext place, Scope.Window window, Optional<Cursor> from, KeysetSource<R> source) {
        Optional<KeysetPosition> start = from.flatMap(cursor -> KeysetPosition.parse(cursor, window));
        this.place = place;
        this.window = window;
        this.expired = from.isPresent() && start.isEmpty();
        this.position = start.orElseGet(() -> KeysetPosition.startOf(window));
        this.source = source;
    }

    /**
     * A reader of a window.
     *
     * @param place what an error names
     * @param from where to go on; empty for the start
     */
    public static <R> SliceReader of(
            ErrorContext place, Scope.Window window, Optional<Cursor> from, KeysetSource<R> source) {
        return new KeysetReader<>(place, window, from, source);
    }

    /**
     * {@inheritDoc}
     *
     * @throws CursorExpiredException when the cursor to go on from is of another format or window
     * @throws ProtocolException when rows are out of order or before the window, or 50 listings in a row bring nothing new
     * @throws StoppedException when the thread is interrupted, before the listing
     */
    @Override
    public SlicePage next() {
        if (done) {
            throw new IllegalStateException("the slice is read: " + place);
        }
        if (expired) {
            throw new CursorExpiredException(place, "the position is of another version or window", "", null);
        }
        Interrupts.check(place);
        KeysetSource.Listing<R> listing = source.list(position, window.to());
        listings++;
        if (hasOvershot(listing.rows())) {
            return moveTo(new KeysetPosition(position.at(), position.id(), position.offset() / 2), List.of());
        }
        checkOrder(listing.rows());
        List<R> fresh = listing.rows().stream().filter(this::isNew).toList();
        if (!listing.more() || endsBeyondWindow(listing.rows())) {
            done = true;
            return source.page(fresh, Optional.of(window.to()), new Step.End(evidence(listing)));
        }
        return moveTo(after(listing.rows()), fresh);
    }

    @Override
    public void close() {
        done = true;
    }

    private SlicePage moveTo(KeysetPosition next, List<R> fresh) {
        fruitless = fresh.isEmpty() ? fruitless + 1 : 0;
        if (fruitless == FRUITLESS) {
            throw wrong(FRUITLESS + " listings in a row brought nothing new after " + position.at());
        }
        position = next;
        return source.page(fresh, Optional.of(next.at()), new Step.More(next.cursor(window)));
    }

    /** With an offset, the first row has to be one that is read already. */
    private boolean hasOvershot(List<R> rows) {
        return position.offset() > 0 && (rows.isEmpty() || isNew(rows.get(0)));
    }

    private boolean isNew(R row) {
        return source.axis(row).isAfter(position.at())
                || position.id().isEmpty()
                || source.compareIds(source.id(row), position.id().get()) > 0;
    }

    private boolean endsBeyondWindow(List<R> rows) {
        return !rows.isEmpty() && !source.axis(rows.get(rows.size() - 1)).isBefore(window.to());
    }

    private KeysetPosition after(List<R> rows) {
        if (rows.isEmpty()) {
            return position;
        }
        R last = rows.get(rows.size() - 1);
        Instant at = source.axis(last);
        if (at.isAfter(position.at())) {
            return new KeysetPosition(at, Optional.of(source.id(last)), 0);
        }
        // A whole page inside one instant: on by offset, with the last row once more.
        String id = isNew(last) ? source.id(last) : position.id().orElseThrow();
        return new KeysetPosition(at, Optional.of(id), position.offset() + rows.size() - 1);
    }

    private void checkOrder(List<R> rows) {
        Instant at = position.at();
        String id = null;
        for (R row : rows) {
            Instant axis = source.axis(row);
            if (axis.isBefore(window.from())) {
                throw wrong(
                        "a row of " + axis + " came for a window from " + window.from() + ": the filter was ignored");
            }
            boolean back =
                    axis.isBefore(at) || axis.equals(at) && id != null && source.compareIds(source.id(row), id) <= 0;
            if (back) {
                throw wrong("a row of " + axis + " came after one of " + at + ": the order was ignored");
            }
            at = axis;
            id = source.id(row);
        }
    }

    private Evidence evidence(KeysetSource.Listing<R> last) {
        int rows = last.rows().size();
        OptionalLong left = last.more() ? OptionalLong.empty() : last.left();
        Optional<Count> count =
                left.isPresent() ? Optional.of(new Count(left.getAsLong(), rows, false)) : Optional.empty();
        String how =
                "key-set, " + listings + (listings == 1 ? " listing" : " listings") + ", " + rows + " rows in the last";
        return new Evidence(count.isPresent() ? Proof.COUNTED : Proof.KEYSET, count, how);
    }

    private ProtocolException wrong(String what) {
        return new ProtocolException(place, what, "Report it with the time of the run.", null);
    }
}
