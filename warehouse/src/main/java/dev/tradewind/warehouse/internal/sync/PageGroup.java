package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.model.Order;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole pages of one slice that are committed together. Bounded by rows and by bytes, so that memory is bounded by the pages
 * in flight; a single page above the bounds is committed alone, not refused.
 */
final class PageGroup {
    private static final int MOST_ROWS = 5_000;
    private static final long MOST_BYTES = 8L << 20;
    private static final int RECORD_BYTES = 1_000;
    private static final int LINE_BYTES = 600;

    private final List<SlicePage> pages = new ArrayList<>();
    private int rows;
    private long bytes;

    /** Adds a page. Returns whether the group has to be committed before the next one is read. */
    boolean add(SlicePage page) {
        pages.add(page);
        rows += page.read();
        page.changes().forEach(change -> bytes += size(change));
        page.rejected().forEach(reject -> bytes += size(reject));
        // An empty page with a position is a promise, such as the intent to create a job: it must be kept before it is
        // acted upon.
        boolean promise = page.read() == 0;
        return promise || rows >= MOST_ROWS || bytes >= MOST_BYTES || !(page.step() instanceof Step.More);
    }

    List<SlicePage> pages() {
        return List.copyOf(pages);
    }

    boolean isEmpty() {
        return pages.isEmpty();
    }

    void clear() {
        pages.clear();
        rows = 0;
        bytes = 0;
    }

    /** The position after these pages. */
    static @Nullable Cursor cursor(List<SlicePage> pages) {
        Step step = last(pages).step();
        if (step instanceof Step.More more) {
            return more.cursor();
        }
        return step instanceof Step.Wait wait ? wait.cursor() : null;
    }

    /** How far these pages cover the slice, given how far it was covered before. */
    static @Nullable Instant covered(List<SlicePage> pages, @Nullable Instant before) {
        Instant covered = before;
        for (SlicePage page : pages) {
            Instant to = page.coveredTo().orElse(null);
            if (to != null && (covered == null || to.isAfter(covered))) {
                covered = to;
            }
        }
        return covered;
    }

    static SlicePage last(List<SlicePage> pages) {
        return pages.get(pages.size() - 1);
    }

    private static long size(Change<?> change) {
        long raw = change.raw().map(text -> text.text().length()).orElse(0);
        long lines = change.record().orElse(null) instanceof Order order
                ? order.lines().size()
                : 1;
        return RECORD_BYTES + raw + lines * LINE_BYTES;
    }

    private static long size(Rejected reject) {
        return (long) RECORD_BYTES + reject.raw().length();
    }
}
