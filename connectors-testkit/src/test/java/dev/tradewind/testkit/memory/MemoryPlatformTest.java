package dev.tradewind.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.testkit.world.Drift;
import dev.tradewind.testkit.world.Seed;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MemoryPlatformTest {
    private static final Seed SEED = Seed.of(11).orders(300).tie(60);

    @Test
    void orders_everyQuirkButLies_bringsEveryOrderOnce() {
        MemoryPlatform platform = MemoryPlatform.of(SEED, MemoryFeed.orders());
        platform.quirks("orders")
                .pageSize(10)
                .splitAbove(40)
                .waits(2, Duration.ofMinutes(5))
                .secondListing(true)
                .counts(Quirks.Counts.WHOLE_SLICE);

        Reading reading = read(platform, "orders");

        assertThat(reading.newest(Dataset.ORDERS).keySet()).isEqualTo(ids(platform));
        assertThat(reading.pages).anyMatch(page -> page.step() instanceof Step.Split);
        assertThat(reading.pages).anyMatch(page -> page.step() instanceof Step.Wait);
        assertThat(reading.pages).anyMatch(page -> !page.listed().isEmpty());
        assertThat(reading.evidence).allMatch(each -> each.proof() == Proof.COUNTED);
        assertThat(platform.openReaders()).isZero();
    }

    @Test
    void orders_shopMovesWhileItIsRead_offsetsLoseOrdersAndPositionsDoNot() {
        assertThat(losses(true)).isGreaterThan(15);
        assertThat(losses(false)).isZero();
    }

    @Test
    void orders_cursorOlderThanItsLife_hasExpired() {
        MemoryPlatform platform = MemoryPlatform.of(SEED, MemoryFeed.orders());
        platform.quirks("orders").pageSize(5).cursorLife(Duration.ofMinutes(5));
        Slice slice = new Slice("orders", "", new Scope.Window(SEED.from(), SEED.to()));
        Cursor cursor;
        try (SliceReader reader = platform.connector().open(slice, Optional.empty())) {
            cursor = ((Step.More) reader.next().step()).cursor();
        }
        platform.clock().advance(Duration.ofMinutes(6));

        try (SliceReader late = platform.connector().open(slice, Optional.of(cursor))) {
            assertThatThrownBy(late::next).isInstanceOf(CursorExpiredException.class);
        }
    }

    @Test
    void ids_knownAndUnknown_areAllAnswered() {
        MemoryPlatform platform = MemoryPlatform.of(SEED, MemoryFeed.orders());
        String known = ids(platform).iterator().next();
        Slice slice = new Slice("orders", "", new Scope.Ids(Dataset.ORDERS, Set.of(known, "42", "nonsense")));

        Reading reading = Reading.of(platform.connector(), platform.clock(), List.of(slice));

        assertThat(reading.newest(Dataset.ORDERS)).hasSize(3);
        assertThat(reading.newest(Dataset.ORDERS).get("42").record()).isEmpty();
        assertThat(reading.newest(Dataset.ORDERS).get(known).record()).isPresent();
    }

    @Test
    void sweep_afterADelete_bringsAllButTheDeleted() {
        MemoryPlatform platform = MemoryPlatform.of(SEED, MemoryFeed.orderSweep(), MemoryFeed.products());
        String gone = ids(platform).iterator().next();
        platform.world().delete(Long.parseLong(gone));

        assertThat(read(platform, "order_sweep").newest(Dataset.ORDERS).keySet())
                .hasSize(299)
                .doesNotContain(gone);
        assertThat(read(platform, "products").newest(Dataset.PRODUCTS)).hasSize(40);
    }

    @Test
    void traffic_restatedDay_bringsOtherRows() {
        MemoryPlatform platform = MemoryPlatform.of(SEED, MemoryFeed.traffic());
        LocalDate day = LocalDate.parse("2026-10-05");
        Slice slice = new Slice("traffic", "", new Scope.Days(day, day.plusDays(1), ZoneOffset.UTC));
        Set<String> before = traffic(platform, slice);
        assertThat(traffic(platform, slice)).isEqualTo(before);

        platform.restate(day);

        assertThat(traffic(platform, slice)).isNotEqualTo(before).isNotEmpty();
    }

    private static Set<String> traffic(MemoryPlatform platform, Slice slice) {
        return Reading.of(platform.connector(), platform.clock(), List.of(slice))
                .newest(Dataset.TRAFFIC)
                .keySet();
    }

    /** In how many of 20 worlds an order is missing that was there before the reading and after it. */
    private static long losses(boolean offsetPaging) {
        long losses = 0;
        for (int seed = 0; seed < 20; seed++) {
            Seed grown = Seed.of(seed).orders(300).tie(40);
            MemoryPlatform platform =
                    MemoryPlatform.of(grown, MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(60))));
            platform.quirks("orders").offsetPaging(offsetPaging);
            platform.drift(Drift.of(seed, 2, 1));
            Set<String> before = ids(platform);
            Set<String> read = read(platform, "orders").newest(Dataset.ORDERS).keySet();
            // What moved past the end of the window belongs to the next one.
            Set<String> moved = platform.world()
                    .allOrders()
                    .filter(order -> order.updatedAt().isAfter(grown.to()))
                    .map(order -> Long.toString(order.id()))
                    .collect(Collectors.toSet());
            losses += before.stream().anyMatch(id -> !read.contains(id) && !moved.contains(id)) ? 1 : 0;
        }
        return losses;
    }

    private static Reading read(MemoryPlatform platform, String feed) {
        return Reading.of(
                platform.connector(), platform.clock(), feed, new Span(SEED.from(), SEED.to(), ZoneOffset.UTC));
    }

    private static Set<String> ids(MemoryPlatform platform) {
        return platform.world()
                .allOrders()
                .map(order -> Long.toString(order.id()))
                .collect(Collectors.toSet());
    }
}
