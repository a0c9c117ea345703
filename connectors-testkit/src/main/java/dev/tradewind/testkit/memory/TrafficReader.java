package dev.tradewind.testkit.memory;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import dev.tradewind.testkit.world.WorldProduct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Reads the traffic of products, a day a page. */
final class TrafficReader extends MemoryReader {
    private final Scope.Days days;

    private TrafficReader(
            MemoryPlatform platform, MemoryFeed feed, Slice slice, Scope.Days days, Optional<Cursor> from) {
        super(platform, feed, slice, from);
        this.days = days;
    }

    static SliceReader open(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from) {
        if (slice.scope() instanceof Scope.Days days) {
            return new TrafficReader(platform, feed, slice, days, from);
        }
        throw new IllegalArgumentException("traffic is read by day, not as " + slice.scope());
    }

    @Override
    Position start() {
        return Position.start(Position.Phase.READ, days.from().toEpochDay(), 0);
    }

    @Override
    SlicePage read(Position now, Instant observed) {
        LocalDate day = LocalDate.ofEpochDay(now.major());
        List<Change<?>> changes = new ArrayList<>();
        for (TrafficDay row : rows(day)) {
            String id = "PRODUCT/" + itemId(row) + "/all/all/" + day;
            changes.add(Change.of(Dataset.TRAFFIC, id, Version.observed(observed), row));
        }
        Position next = now.to(Position.Phase.READ, now.major() + 1, 0, changes.size());
        Step step = day.plusDays(1).isBefore(days.to())
                ? more(next)
                : end(Proof.CHAINED, next, changes.size(), next.rows());
        return SlicePage.of(changes, step);
    }

    /** What the platform says of a day: about three products of four were looked at, others after each restatement. */
    private List<TrafficDay> rows(LocalDate day) {
        List<TrafficDay> rows = new ArrayList<>();
        int restated = platform.restatements(day);
        platform.world().allProducts().forEach(product -> {
            Random random = new Random(product.id() * 31 + day.toEpochDay() * 1_009 + restated * 65_537L);
            random.nextInt();
            if (random.nextInt(4) != 0) {
                rows.add(row(day, product, random.nextInt(1_000)));
            }
        });
        return rows;
    }

    private static String itemId(TrafficDay row) {
        ItemRef item = row.item();
        return item == null ? "" : item.itemId();
    }

    private static TrafficDay row(LocalDate day, WorldProduct product, long views) {
        return new TrafficDay(
                day,
                TrafficDay.Level.PRODUCT,
                ItemRef.of(Long.toString(product.id())),
                "all",
                "all",
                views,
                views / 2,
                views / 3,
                views / 10,
                null,
                views / 40,
                views / 40,
                null,
                null,
                null,
                null);
    }
}
