package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at pages before they are committed: what no honest platform sends contradicts the whole reading. */
final class PageGuard {
    /** Empty pages in a row: a platform may filter after it has cut its pages, but not for ever. */
    private static final int MOST_EMPTY = 1_000;

    private final Feed feed;
    private final @Nullable Instant from;
    private @Nullable String position;
    private int empty;

    PageGuard(Feed feed, SliceRow row) {
        this.feed = feed;
        this.from = feed.axis() == Axis.MODIFIED && row.slice().scope() instanceof Scope.Window window
                ? window.from()
                : null;
        Cursor cursor = row.cursor();
        this.position = cursor == null ? null : cursor.value();
    }

    /** What is wrong with a page; empty when nothing is. */
    Optional<String> fault(SlicePage page) {
        Optional<String> early =
                page.changes().stream().filter(this::isEarly).findFirst().map(this::early);
        if (early.isPresent()) {
            return early;
        }
        empty = page.read() == 0 ? empty + 1 : 0;
        if (!(page.step() instanceof Step.More more)) {
            return Optional.empty();
        }
        boolean again = more.cursor().value().equals(position);
        position = more.cursor().value();
        if (again) {
            return Optional.of("the position after a page is the one before it");
        }
        return empty > MOST_EMPTY ? Optional.of(empty + " empty pages in a row") : Optional.empty();
    }

    private boolean isEarly(Change<?> change) {
        Dataset<?> subject = ShopDesk.subject(feed);
        Instant source = change.version().source();
        return from != null
                && change.dataset().equals(subject)
                && change.record().isPresent()
                && !source.equals(change.version().observed())
                && source.isBefore(from);
    }

    private String early(Change<?> change) {
        return change.dataset() + " " + change.id() + " of " + change.version().source()
                + " lies before the window: the platform ignored the filter";
    }
}
