package dev.tradewind.lazada.fakes;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All pages of a slice, read to the end. */
public final class Reading {
    public final List<SlicePage> pages = new ArrayList<>();
    public final List<Cursor> cursors = new ArrayList<>();
    private @Nullable Evidence end;

    /** Reads with one reader. */
    public static Reading of(SliceReader reader) {
        Reading reading = new Reading();
        while (reading.end == null) {
            reading.take(reader.next());
        }
        return reading;
    }

    /** Reads each page with a reader of its own, as after a crash. */
    public static Reading crashing(Function<Optional<Cursor>, SliceReader> open) {
        Reading reading = new Reading();
        Optional<Cursor> cursor = Optional.empty();
        while (reading.end == null) {
            SlicePage page = open.apply(cursor).next();
            reading.take(page);
            if (reading.pages.size() > 2_000) {
                throw new AssertionError("the reading does not get on: no end after 2,000 pages");
            }
            cursor = page.step() instanceof Step.More more ? Optional.of(more.cursor()) : cursor;
        }
        return reading;
    }

    private void take(SlicePage page) {
        pages.add(page);
        if (page.step() instanceof Step.End last) {
            end = last.evidence();
        } else if (page.step() instanceof Step.More more) {
            cursors.add(more.cursor());
        }
    }

    public Evidence evidence() {
        return Objects.requireNonNull(end);
    }

    public List<Change<?>> changes(Dataset<?> dataset) {
        return pages.stream()
                .flatMap(page -> page.changes().stream())
                .filter(change -> change.dataset() == dataset)
                .<Change<?>>map(change -> change)
                .toList();
    }

    public List<String> ids(Dataset<?> dataset) {
        return changes(dataset).stream().<String>map(Change::id).toList();
    }

    public Set<String> distinct(Dataset<?> dataset) {
        return new HashSet<>(ids(dataset));
    }
}
