package dev.tradewind.lazada.internal.reading;

import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads records by id, a page of ids at a time, in the order of the ids; each is answered somehow. */
public final class IdsReader implements SliceReader {
    private static final String FORMAT = "1";

    private final String feed;
    private final List<String> ids;
    private final int pageSize;
    private final BiConsumer<List<String>, PageBuilder> fetch;
    private int done;

    /**
     * Makes a reader.
     *
     * @param fetch answers ids: a change, word that it is gone, a reject, or a reread for each
     */
    public IdsReader(
            String feed,
            Scope.Ids scope,
            Optional<Cursor> from,
            ErrorContext context,
            int pageSize,
            BiConsumer<List<String>, PageBuilder> fetch) {
        this.feed = feed;
        this.ids = new ArrayList<>(scope.ids());
        this.pageSize = pageSize;
        this.fetch = fetch;
        this.done = from.map(cursor -> position(cursor, context)).orElse(0);
    }

    @Override
    public SlicePage next() {
        int end = Math.min(ids.size(), done + pageSize);
        PageBuilder page = new PageBuilder();
        fetch.accept(ids.subList(done, end), page);
        done = end;
        if (done < ids.size()) {
            Cursor cursor = Cursor.of(String.join(";", FORMAT, feed, "ids", ids.get(done - 1)));
            return page.build(Optional.empty(), new Step.More(cursor));
        }
        Count count = new Count(ids.size(), done, false);
        Evidence evidence = new Evidence(Proof.COUNTED, Optional.of(count), "each of " + done + " ids answered");
        return page.build(Optional.empty(), new Step.End(evidence));
    }

    @Override
    public void close() {
        // holds nothing
    }

    private int position(Cursor cursor, ErrorContext context) {
        String[] parts = cursor.value().split(";", 4);
        if (parts.length == 4 && parts[0].equals(FORMAT) && parts[1].equals(feed) && parts[2].equals("ids")) {
            return ids.indexOf(parts[3]) + 1;
        }
        throw new CursorExpiredException(context, "the saved position is of another version", "", null);
    }
}
