package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.http.RateLimit;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.PlannedFeed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A plan says what the next run reads, and changes nothing. */
class SyncPlanTest {
    private static final Instant SINCE = Instant.parse("2026-10-01T00:00:00Z");

    private final MemoryPlatform shop =
            MemoryPlatform.of(Seed.of(4).orders(60), MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(7))));

    @Test
    void plan_newShop_namesTheSlicesThatTheRunReads() {
        try (Warehouse warehouse = open()) {
            Map<String, String> before = warehouse.canonicalHash();

            List<PlannedFeed> plan = plan(warehouse, shop.connector());

            assertThat(shop.pages()).isZero();
            assertThat(warehouse.canonicalHash()).isEqualTo(before);
            assertThat(warehouse.count("wh_slice") + warehouse.count("wh_progress") + warehouse.count("wh_run"))
                    .isZero();
            assertThat(plan).singleElement().satisfies(feed -> {
                assertThat(feed.feed()).isEqualTo("orders");
                assertThat(feed.from()).contains(SINCE);
                assertThat(feed.estimate()).isEmpty();
                assertThat(new HashSet<>(feed.slices())).isEqualTo(read(warehouse));
            });
        }
    }

    @Test
    void plan_afterARun_namesWhatIsDueAgainAndWhatIsRejected() {
        try (Warehouse warehouse = open()) {
            long bad = shop.world().allOrders().findFirst().orElseThrow().id();
            shop.quirks("orders").corrupt(Set.of(bad));
            read(warehouse);
            shop.clock().advance(Duration.ofDays(1));

            List<PlannedFeed> plan = plan(warehouse, shop.connector());

            assertThat(plan.get(0).slices())
                    .contains(new Slice("orders", "", new Scope.Ids(Dataset.ORDERS, Set.of(Long.toString(bad)))));
            assertThat(new HashSet<>(plan.get(0).slices())).isEqualTo(read(warehouse));
        }
    }

    @Test
    void plan_connectorThatKnowsItsCost_addsItUp() {
        try (Warehouse warehouse = open()) {
            Estimate two = new Estimate(2, true, RateLimit.perSecond(4, 4));

            PlannedFeed feed =
                    plan(warehouse, new Priced(shop.connector(), two)).get(0);

            long calls = 2L * feed.slices().size();
            assertThat(feed.estimate()).contains(new Estimate(calls, true, two.rate()));
            assertThat(feed.estimate().orElseThrow().time()).isEqualTo(Duration.ofMillis(250 * calls));
        }
    }

    @Test
    void plan_feedThatThePlatformBlocks_saysWhyAndPlansNothing() {
        try (Warehouse warehouse = open()) {
            Health.Finding blocked =
                    new Health.Finding(Health.Severity.FEED_BLOCKED, "orders", "not permitted", "Ask for it");
            Health health = new Health(Optional.of(shop.clock().instant()), Map.of(), List.of(blocked));

            PlannedFeed feed =
                    plan(warehouse, new WithHealth(shop.connector(), health)).get(0);

            assertThat(feed.slices()).isEmpty();
            assertThat(feed.notes()).containsExactly("not permitted. Ask for it");
        }
    }

    @Test
    void plan_lookupThatThrowsAndNoConnectorAndAShopTwice_costTheirOwnLines() {
        Stream<Connector> shops = IntStream.range(0, 5).mapToObj(number -> switch (number) {
            case 0 -> throw new IllegalStateException("tenant 0 has no secret");
            case 1 -> noConnector();
            case 2, 3 -> shop.connector();
            default -> throw new IllegalStateException("tenant 4 has no secret");
        });
        try (Warehouse warehouse = open()) {
            List<PlannedFeed> plan =
                    warehouse.sync(shops).datasets(Dataset.ORDERS).since(SINCE).plan();

            assertThat(plan)
                    .extracting(line -> line.shop() + " " + line.feed())
                    .containsExactly(
                            "unknown/shop 1 of the stream ",
                            "unknown/shop 2 of the stream ",
                            shop.shop().ref() + " orders",
                            shop.shop().ref() + " ",
                            "unknown/shop 5 of the stream ");
            assertThat(plan.get(0).notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note).contains("tenant 0 has no secret"));
            assertThat(plan.get(3).notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note).contains("twice"));
        }
    }

    @Test
    void plan_streamThatThrowsForEver_ends() {
        Stream<Connector> shops = Stream.generate(() -> {
            throw new IllegalStateException("the connection is closed");
        });
        try (Warehouse warehouse = open()) {
            List<PlannedFeed> plan = warehouse.sync(shops).plan();

            assertThat(plan).hasSize(20);
            assertThat(plan.get(19).notes().get(0)).contains("20 times in a row: the stream was not read on");
        }
    }

    private static @Nullable Connector noConnector() {
        return null;
    }

    private List<PlannedFeed> plan(Warehouse warehouse, Connector connector) {
        return warehouse.sync(connector).datasets(Dataset.ORDERS).since(SINCE).plan();
    }

    /** The slices that a run asks the platform for. */
    private Set<Slice> read(Warehouse warehouse) {
        Set<Slice> asked = new HashSet<>();
        shop.beforePage(call -> asked.add(call.slice()));
        warehouse
                .sync(shop.connector())
                .datasets(Dataset.ORDERS)
                .since(SINCE)
                .lanes(1)
                .run();
        return asked;
    }

    private Warehouse open() {
        return Warehouse.open("jdbc:duckdb:")
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(1))
                .build();
    }

    /** A connector whose slices all cost the same. */
    private record Priced(Connector real, Estimate cost) implements Connector {
        @Override
        public Shop shop() {
            return real.shop();
        }

        @Override
        public List<Feed> feeds() {
            return real.feeds();
        }

        @Override
        public Optional<Estimate> estimate(Feed feed, Slice slice) {
            return Optional.of(cost);
        }

        @Override
        public SliceReader open(Slice slice, Optional<Cursor> from) {
            return real.open(slice, from);
        }

        @Override
        public Health check() {
            return real.check();
        }
    }
}
