package dev.tradewind.testkit.memory;

import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.testkit.world.WorldProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads everything that there is, forward on places, which never move. */
final class SweepReader extends MemoryReader {
    private final Shelf shelf;

    private SweepReader(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from, Shelf shelf) {
        super(platform, feed, slice, from);
        this.shelf = shelf;
    }

    static SliceReader orders(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from) {
        if (!(slice.scope() instanceof Scope.AsOf)) {
            return IdReader.orders(platform, feed, slice, from);
        }
        World world = platform.world();
        Records records = new Records(world);
        return new SweepReader(platform, feed, slice, from, (place, limit, observed) -> {
            List<Row> rows = new ArrayList<>();
            for (WorldOrder order : world.ordersFrom(place, limit)) {
                rows.add(new Row(order.place(), order.id(), records.order(order, observed)));
            }
            return rows;
        });
    }

    static SliceReader products(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from) {
        if (!(slice.scope() instanceof Scope.AsOf)) {
            return IdReader.products(platform, feed, slice, from);
        }
        World world = platform.world();
        Records records = new Records(world);
        return new SweepReader(platform, feed, slice, from, (place, limit, observed) -> {
            List<Row> rows = new ArrayList<>();
            for (WorldProduct product : world.productsFrom(place, limit)) {
                rows.add(new Row(product.place(), product.id(), records.product(product, observed)));
            }
            return rows;
        });
    }

    @Override
    Position start() {
        return Position.start(Position.Phase.READ, 0, 0);
    }

    @Override
    SlicePage read(Position now, Instant observed) {
        List<Row> rows = shelf.from(now.major(), quirks.pageSize(), observed);
        List<Change<?>> changes = new ArrayList<>();
        rows.stream().filter(row -> !quirks.hides(row.id())).forEach(row -> changes.addAll(row.changes()));
        if (rows.size() < quirks.pageSize()) {
            Position last = now.to(Position.Phase.READ, 0, 0, rows.size());
            return SlicePage.of(changes, end(Proof.KEYSET, last, rows.size(), last.rows()));
        }
        long next = rows.get(rows.size() - 1).place() + 1;
        Step step = more(now.to(Position.Phase.READ, next, 0, rows.size()));
        return SlicePage.of(changes, step);
    }

    private record Row(long place, long id, List<Change<?>> changes) {}

    @FunctionalInterface
    private interface Shelf {
        List<Row> from(long place, int limit, Instant observed);
    }
}
