package dev.tradewind.core.spi;

import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.StoppedException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a slice whose pages follow from a position alone, and watches that the positions move. What the pages prove is for
 * whoever makes them to say; pages counted by offset lose rows while records change, so they prove nothing by themselves.
 */
public final class PagedReader implements SliceReader {
    private static final int EMPTY_PAGES = 50;

    private final ErrorContext place;
    private final Function<Optional<Cursor>, SlicePage> pages;
    private Optional<Cursor> position;
    private boolean done;
    private int empty;

    private PagedReader(ErrorContext place, Optional<Cursor> from, Function<Optional<Cursor>, SlicePage> pages) {
        this.place = place;
        this.position = from;
        this.pages = pages;
    }

    /**
     * A reader over pages.
     *
     * @param place what an error names
     * @param from where to go on; empty for the start
     * @param pages gives the page at a position
     */
    public static SliceReader of(
            ErrorContext place, Optional<Cursor> from, Function<Optional<Cursor>, SlicePage> pages) {
        return new PagedReader(place, from, pages);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProtocolException when a page leads back to where it came from, or after 50 empty pages in a row
     * @throws StoppedException when the thread is interrupted, before the page
     */
    @Override
    public SlicePage next() {
        if (done) {
            throw new IllegalStateException("the slice is read: " + place);
        }
        Interrupts.check(place);
        SlicePage page = pages.apply(position);
        if (page.step() instanceof Step.More more) {
            moveTo(more.cursor(), page.read() == 0 && page.listed().isEmpty());
        } else {
            done = true;
        }
        return page;
    }

    private void moveTo(Cursor next, boolean isEmpty) {
        if (position.isPresent() && position.get().value().equals(next.value())) {
            throw new ProtocolException(
                    place, "a page leads back to itself", "Report it with the time of the run.", null);
        }
        empty = isEmpty ? empty + 1 : 0;
        if (empty == EMPTY_PAGES) {
            throw new ProtocolException(
                    place, EMPTY_PAGES + " empty pages in a row", "Report it with the time of the run.", null);
        }
        position = Optional.of(next);
    }

    @Override
    public void close() {
        done = true;
    }
}
