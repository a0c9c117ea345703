package dev.tradewind.testkit.memory;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads records by id: each one comes, or word that it is gone. */
final class IdReader extends MemoryReader {
    private final Dataset<?> dataset;
    private final Lookup lookup;

    private IdReader(
            MemoryPlatform platform,
            MemoryFeed feed,
            Slice slice,
            Optional<Cursor> from,
            Dataset<?> dataset,
            Lookup lookup) {
        super(platform, feed, slice, from);
        this.dataset = dataset;
        this.lookup = lookup;
    }

    static SliceReader orders(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from) {
        Records records = new Records(platform.world());
        return open(
                platform,
                feed,
                slice,
                from,
                Dataset.ORDERS,
                (id, observed) -> platform.world()
                        .order(id)
                        .map(order -> records.order(order, observed))
                        .orElse(List.of()));
    }

    static SliceReader products(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from) {
        Records records = new Records(platform.world());
        return open(
                platform,
                feed,
                slice,
                from,
                Dataset.PRODUCTS,
                (id, observed) -> platform.world()
                        .product(id)
                        .map(product -> records.product(product, observed))
                        .orElse(List.of()));
    }

    static Rejected corrupt(Dataset<?> dataset, String id) {
        return new Rejected(dataset, id, Rejected.Stage.MAP, "corrupt", "the record is corrupt", "{\"id\":" + id + "}");
    }

    private static SliceReader open(
            MemoryPlatform platform,
            MemoryFeed feed,
            Slice slice,
            Optional<Cursor> from,
            Dataset<?> dataset,
            Lookup lookup) {
        if (!(slice.scope() instanceof Scope.Ids)) {
            throw new IllegalArgumentException("feed " + slice.feed() + " does not read " + slice.scope());
        }
        return new IdReader(platform, feed, slice, from, dataset, lookup);
    }

    @Override
    Position start() {
        return Position.start(Position.Phase.READ, 0, 0);
    }

    @Override
    SlicePage read(Position now, Instant observed) {
        List<String> ids = ids();
        int to = (int) Math.min(ids.size(), now.major() + quirks.pageSize());
        List<Change<?>> changes = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (String id : ids.subList((int) now.major(), to)) {
            answer(id, observed, changes, rejected);
        }
        Position next = now.to(Position.Phase.READ, to, 0, to - now.major());
        Step step = to < ids.size() ? more(next) : end(Proof.AGREED, next, ids.size(), ids.size());
        return new SlicePage(changes, List.of(), rejected, List.of(), List.of(), Optional.empty(), step);
    }

    private void answer(String id, Instant observed, List<Change<?>> changes, List<Rejected> rejected) {
        long number = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
        if (quirks.corrupts(number)) {
            rejected.add(corrupt(dataset, id));
            return;
        }
        List<Change<?>> found = lookup.find(number, observed);
        changes.addAll(found.isEmpty() ? List.of(Change.gone(dataset, id, Version.observed(observed))) : found);
    }

    @FunctionalInterface
    private interface Lookup {
        /** The record and what comes with it, nothing when it is gone. */
        List<Change<?>> find(long id, Instant observed);
    }
}
