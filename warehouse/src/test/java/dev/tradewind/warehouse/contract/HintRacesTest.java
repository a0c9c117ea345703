package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Edit;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.WarehouseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Pushes and polls that overtake each other, and processes that die between the two. */
class HintRacesTest {
    private static final int STEP = Boolean.getBoolean("tradewind.full") ? 1 : 13;
    private static final Seed SEED = Seed.of(5).orders(40);

    private final VirtualTime time = VirtualTime.at(SEED.to().plus(Duration.ofDays(1)));
    private final MemoryPlatform before = platform();
    private final MemoryPlatform now = platform();

    @Test
    void refresh_answerOlderThanThePoll_leavesWhatThePollBrought() {
        try (Warehouse warehouse = open(Warehouse.open("jdbc:duckdb:"))) {
            long id = change();
            sync(warehouse, now);
            warehouse.hints().add(push("late", id));

            Receipt receipt = refresh(warehouse, before);

            assertThat(receipt.lines().get(0).counts().stale()).isEqualTo(1);
            assertThat(warehouse.hints().open()).isEmpty();
            assertThat(version(warehouse, id)).isEqualTo(updatedAt(id));
        }
    }

    @Test
    void sync_pollOlderThanTheAnswer_leavesWhatThePushBrought() {
        try (Warehouse warehouse = open(Warehouse.open("jdbc:duckdb:"))) {
            long id = change();
            warehouse.hints().add(push("early", id));
            refresh(warehouse, now);

            Receipt receipt = sync(warehouse, before);

            assertThat(receipt.lines())
                    .anySatisfy(line -> assertThat(line.counts().stale()).isPositive());
            assertThat(version(warehouse, id)).isEqualTo(updatedAt(id));
        }
    }

    @Test
    void refresh_slicesThatASyncLeftOpen_areNeitherReadNorShown() {
        try (Warehouse warehouse = open(Warehouse.open("jdbc:duckdb:"))) {
            now.beforePage(call -> {
                throw new UnavailableException(
                        ErrorContext.of(now.shop().ref(), "read"), "the platform is down", "Wait", null);
            });
            assertThat(sync(warehouse, now).isComplete()).isFalse();
            now.beforePage(call -> {});
            warehouse.hints().add(push("one", change()));

            Receipt receipt = refresh(warehouse, now);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(warehouse.count("wh_order")).isEqualTo(1);
        }
    }

    @Test
    void refresh_killedAtEachPoint_readsEveryHintAtLast() {
        PGSimpleDataSource real = new PGSimpleDataSource();
        real.setUrl(Engines.postgres(HintRacesTest.class).url());
        SyncFaults faults = new SyncFaults(real);
        try (Warehouse warehouse = open(Warehouse.on(faults))) {
            List<Long> ids =
                    now.world().allOrders().limit(3).map(order -> order.id()).toList();
            ids.forEach(id -> warehouse.hints().add(push("first" + id, id)));
            faults.disarm();
            refresh(warehouse, now);
            long points = faults.points();
            assertThat(points).isGreaterThan(20);
            for (long point = 1; point <= points; point += STEP) {
                String round = "round" + point;
                ids.forEach(id -> {
                    now.world().edit(id, Edit.NOTE, time.instant());
                    assertThat(warehouse.hints().add(push(round + id, id))).isTrue();
                });
                faults.arm(point);
                boolean killed = isKilled(() -> refresh(warehouse, now));
                faults.disarm();
                time.advance(Duration.ofMinutes(2));
                refresh(warehouse, now);
                assertThat(killed).as("point %s of %s", point, points).isTrue();
                assertThat(warehouse.hints().open()).as("killed at %s", point).isEmpty();
                ids.forEach(id -> assertThat(version(warehouse, id)).isEqualTo(updatedAt(id)));
            }
        }
    }

    private static boolean isKilled(Runnable work) {
        try {
            work.run();
            return false;
        } catch (SyncFaults.Killed killed) {
            return true;
        }
    }

    /** Changes an order on the platform as it is now, and not on the one that lags behind. */
    private long change() {
        long id = now.world().allOrders().findFirst().orElseThrow().id();
        now.world().edit(id, Edit.NOTE, time.instant().minus(Duration.ofHours(1)));
        return id;
    }

    private Instant updatedAt(long id) {
        return now.world().order(id).orElseThrow().updatedAt();
    }

    private static Instant version(Warehouse warehouse, long id) {
        List<Instant> versions = new ArrayList<>();
        warehouse.query("select source_updated_at from wh_order where order_id = '" + id + "'").stream(
                columns -> {}, row -> versions.add(Instant.parse(String.valueOf(row.get(0)))));
        return versions.get(0);
    }

    private static Receipt refresh(Warehouse warehouse, MemoryPlatform platform) {
        return warehouse
                .refresh(shop -> Optional.of(platform.connector()))
                .fromHints()
                .lanes(1)
                .run();
    }

    private static Receipt sync(Warehouse warehouse, MemoryPlatform platform) {
        return warehouse
                .sync(platform.connector())
                .datasets(Dataset.ORDERS)
                .lanes(1)
                .run();
    }

    private static WebhookEvent push(String delivery, long id) {
        return new WebhookEvent(
                MemoryPlatform.PLATFORM,
                Optional.of("1"),
                "order",
                Map.of(Dataset.ORDERS, Set.of(Long.toString(id))),
                delivery,
                Optional.empty(),
                new RawJson("{}"));
    }

    private MemoryPlatform platform() {
        return MemoryPlatform.of(SEED, time, "1", "account", MemoryFeed.orders());
    }

    private Warehouse open(WarehouseBuilder builder) {
        return builder.clock(time).sleeper(time).chance(SeededChance.of(3)).build();
    }
}
