package dev.tradewind.lazada.internal.reading;

import dev.tradewind.core.spi.Rejected;
import dev.tradewind.lazada.internal.wire.Listing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Reads rows that share one second by offset, the only way there is. A row that is edited meanwhile leaves that second and
 * moves the rest one place forward, so that one pass may lose a row. Rows never join a second that is past: a pass at whose
 * beginning and end Lazada counts the same, and that brought as many, has lost none. Other passes are repeated.
 */
public final class OffsetPasses {
    private static final int MOST_PASSES = 5;

    private final IntFunction<Listing> pages;
    private final int limit;
    private final int maxOffset;
    private final Set<String> known = new HashSet<>();
    private final Set<String> ofPass = new HashSet<>();
    private int offset;
    private int pass = 1;
    private int unplaced;
    private boolean foundNew;
    private OptionalLong first = OptionalLong.empty();
    private OptionalLong last = OptionalLong.empty();
    private boolean ended;
    private boolean proven;
    private boolean capped;

    /**
     * Makes a reading.
     *
     * @param pages the page at an offset
     * @param limit rows of a full page
     * @param maxOffset the largest offset that the platform takes
     */
    public OffsetPasses(IntFunction<Listing> pages, int limit, int maxOffset) {
        this.pages = pages;
        this.limit = limit;
        this.maxOffset = maxOffset;
    }

    /** Asks for one page and gives the rows of it that are new. */
    public Listing next() {
        Listing page = pages.apply(offset);
        first = offset == 0 ? page.total() : first;
        last = page.total();
        unplaced += page.unplaced().size();
        List<Listing.Row> fresh = new ArrayList<>();
        for (Listing.Row row : page.rows()) {
            ofPass.add(row.id());
            if (known.add(row.id())) {
                fresh.add(row);
                foundNew = true;
            }
        }
        List<Rejected> toReject = pass == 1 ? page.unplaced() : List.of();
        if (page.size() < limit) {
            endPass();
        } else if (offset + limit > maxOffset) {
            capped = true;
            ended = true;
        } else {
            offset += limit;
        }
        return new Listing(fresh, toReject, page.size(), page.total());
    }

    /** Whether nothing more is to be read. */
    public boolean ended() {
        return ended;
    }

    /** Whether no row can have been lost. */
    public boolean proven() {
        return proven;
    }

    /** Whether the platform's largest offset was in the way. */
    public boolean capped() {
        return capped;
    }

    /** Lazada's count on the last page. */
    public OptionalLong stated() {
        return last;
    }

    private void endPass() {
        boolean counted = first.isPresent() && last.isPresent();
        boolean steady =
                counted && first.getAsLong() == last.getAsLong() && ofPass.size() + unplaced == last.getAsLong();
        proven = counted ? steady : !foundNew;
        ended = proven || pass == MOST_PASSES;
        pass++;
        offset = 0;
        foundNew = false;
        ofPass.clear();
        unplaced = 0;
    }
}
