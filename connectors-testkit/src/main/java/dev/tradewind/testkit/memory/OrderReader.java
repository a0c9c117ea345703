package dev.tradewind.testkit.memory;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.testkit.world.OrderQuery;
import dev.tradewind.testkit.world.WorldOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads orders that were last changed in a window: forward on (second, place), or by offset when it is told to. */
final class OrderReader extends MemoryReader {
    private final Records records;
    private final long first;
    private final long last;

    private OrderReader(
            MemoryPlatform platform, MemoryFeed feed, Slice slice, Scope.Window window, Optional<Cursor> from) {
        super(platform, feed, slice, from);
        this.records = new Records(platform.world());
        this.first = ceiling(window.from());
        this.last = ceiling(window.to()) - 1;
    }

    static SliceReader open(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from) {
        if (slice.scope() instanceof Scope.Window window) {
            return new OrderReader(platform, feed, slice, window, from);
        }
        return IdReader.orders(platform, feed, slice, from);
    }

    @Override
    Position start() {
        return Position.start(Position.Phase.READ, quirks.offsetPaging() ? 0 : first, -1);
    }

    @Override
    SlicePage read(Position now, Instant observed) {
        if (now.phase() == Position.Phase.LIST) {
            return list(now);
        }
        return quirks.offsetPaging() ? byOffset(now, observed) : byPosition(now, observed);
    }

    private SlicePage byPosition(Position now, Instant observed) {
        List<WorldOrder> rows = platform.world().ordersAfter(now.major(), now.minor(), last, quirks.pageSize());
        if (rows.size() < quirks.pageSize()) {
            return page(rows, observed, Optional.empty(), last(Proof.KEYSET, now, seen(rows)));
        }
        WorldOrder end = rows.get(rows.size() - 1);
        long second = end.updatedAt().getEpochSecond();
        Position next = now.to(Position.Phase.READ, second, end.place(), seen(rows));
        Optional<Instant> covered = Optional.of(end.updatedAt());
        return page(rows, observed, covered, split(second).orElseGet(() -> more(next)));
    }

    private SlicePage byOffset(Position now, Instant observed) {
        List<WorldOrder> rows = platform.world()
                .list(OrderQuery.updated(first, last, now.major(), quirks.pageSize()))
                .rows();
        Step step = rows.size() < quirks.pageSize()
                ? last(Proof.CHAINED, now, seen(rows))
                : more(now.to(Position.Phase.READ, now.major() + rows.size(), 0, seen(rows)));
        return page(rows, observed, Optional.empty(), step);
    }

    /** After the rows: a second listing, or the end. */
    private Step last(Proof earned, Position now, long rows) {
        if (quirks.secondListing()) {
            return more(now.to(Position.Phase.LIST, first, -1, rows));
        }
        return end(earned, now.to(Position.Phase.READ, 0, 0, rows), rows, whole());
    }

    private SlicePage list(Position now) {
        List<WorldOrder> rows = platform.world().ordersAfter(now.major(), now.minor(), last, quirks.pageSize() * 4);
        List<String> ids = rows.stream().map(row -> Long.toString(row.id())).toList();
        Step step = rows.size() < quirks.pageSize() * 4
                ? end(Proof.AGREED, now, 0, whole())
                : more(now.to(
                        Position.Phase.LIST,
                        rows.get(rows.size() - 1).updatedAt().getEpochSecond(),
                        rows.get(rows.size() - 1).place(),
                        0));
        return new SlicePage(List.of(), List.of(), List.of(), ids, List.of(), Optional.empty(), step);
    }

    /** Halves what is left of the window, from the second that is not read to its end yet. */
    private Optional<Step> split(long second) {
        long left =
                platform.world().list(OrderQuery.updated(second, last, 0, 1)).total();
        if (left <= quirks.splitAbove() || second >= last) {
            return Optional.empty();
        }
        Scope.Window window = (Scope.Window) slice.scope();
        Instant covered = Instant.ofEpochSecond(second);
        Instant middle = Instant.ofEpochSecond(second + (last - second) / 2 + 1);
        if (!middle.isBefore(window.to())) {
            return Optional.empty();
        }
        return Optional.of(new Step.Split(List.of(child(covered, middle), child(middle, window.to()))));
    }

    private Slice child(Instant from, Instant to) {
        return new Slice(slice.feed(), slice.part(), new Scope.Window(from, to));
    }

    private long seen(List<WorldOrder> rows) {
        return rows.stream().filter(row -> !quirks.hides(row.id())).count();
    }

    private long whole() {
        return platform.world().list(OrderQuery.updated(first, last, 0, 1)).total();
    }

    private SlicePage page(List<WorldOrder> rows, Instant observed, Optional<Instant> covered, Step step) {
        List<Change<?>> changes = new ArrayList<>();
        List<Reread> rereads = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (WorldOrder row : rows) {
            String id = Long.toString(row.id());
            if (quirks.withholds(row.id())) {
                rereads.add(new Reread(Dataset.ORDERS, id, "listed but not delivered", true));
            } else if (quirks.corrupts(row.id())) {
                rejected.add(IdReader.corrupt(Dataset.ORDERS, id));
            } else if (!quirks.hides(row.id())) {
                changes.addAll(records.order(row, observed));
            }
        }
        return new SlicePage(changes, rereads, rejected, List.of(), List.of(), covered, step);
    }

    private static long ceiling(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }
}
