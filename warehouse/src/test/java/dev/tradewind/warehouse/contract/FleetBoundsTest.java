package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.WarehouseBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Many shops in one run of one process stay within what is said of threads, connections, memory and turns. */
class FleetBoundsTest {
    private static final boolean FULL = Boolean.getBoolean("tradewind.full");
    private static final int SHOPS = FULL ? 2_000 : 24;
    private static final int ORDERS = FULL ? 200 : 8;
    private static final int AT_ONCE = FULL ? 32 : 8;
    private static final int LANES = 4;
    private static final int FEW = 12;
    private static final int CUT = FULL ? SHOPS : FEW;
    private static final int CONNECTIONS = 3;
    private static final Duration WINDOW = Duration.ofDays(28);
    private static final Duration SHORT_WINDOW = Duration.ofDays(4);
    private static final Duration DEAD_LEASE = Duration.ofMinutes(2);

    private final VirtualTime time = VirtualTime.at(Seed.of(0).to().plus(Duration.ofDays(1)));

    @Test
    void sync_manyShops_staysWithinItsThreadsConnectionsMemoryAndTurns() {
        CountedPool pool = new CountedPool(postgres());
        Set<String> heldAcrossPages = ConcurrentHashMap.newKeySet();
        try (Warehouse warehouse = open(Warehouse.on(pool.source()))) {
            FleetWatch watch = new FleetWatch(SHOPS / 6);
            Receipt receipt = sync(
                            warehouse,
                            shops(
                                            SHOPS,
                                            (platform, number) -> platform.beforePage(call -> {
                                                if (pool.isHeldByThisThread()) {
                                                    heldAcrossPages.add(platform.shop()
                                                            .ref()
                                                            .id());
                                                }
                                            }))
                                    .map(watch::given))
                    .listener(watch)
                    .onLine(watch::onLine)
                    .run();

            assertThat(receipt.totals().outcomes()).isEqualTo(Map.of(Outcome.COMPLETE, (long) SHOPS));
            assertThat(warehouse.count("wh_order")).isEqualTo((long) SHOPS * ORDERS);
            assertThat(watch.turns()).as("turns").isGreaterThan(SHOPS);
            assertThat(watch.longestWait())
                    .as("turns of others between two of %s", watch.longestWaiting())
                    .isLessThanOrEqualTo(2 * (AT_ONCE - 1));
            assertThat(watch.mostThreads())
                    .as("lanes beside the caller's, heartbeat, stream of shops")
                    .hasSizeLessThanOrEqualTo(LANES + 1);
            assertThat(watch.newThreads()).as("threads left").isEmpty();
            assertThat(watch.mostHeld()).as("shops in memory").isLessThanOrEqualTo(AT_ONCE + LANES);
            assertThat(pool.mostOpen()).as("connections in use").isBetween(1, CONNECTIONS);
            assertThat(pool.open()).as("connections left in use").isZero();
            assertThat(heldAcrossPages)
                    .as("shops that were asked while a connection was held")
                    .isEmpty();
        }
    }

    @Test
    void sync_shopsThatFail_costNoOtherShopItsTurn() {
        Map<Integer, RuntimeException> failures = Map.of(
                3, new ProtocolException(context(3), "no answer of Lazada's", "Look at the proxy", null),
                5, new ReauthorizeException(context(5), "the consent was withdrawn", "Ask the seller", null));
        try (Warehouse warehouse = open(Warehouse.open("jdbc:duckdb:"))) {
            FleetWatch watch = new FleetWatch(SHOPS);
            sync(
                            warehouse,
                            shops(
                                            FEW,
                                            (platform, number) -> platform.beforePage(call -> {
                                                if (failures.containsKey(number)) {
                                                    throw failures.get(number);
                                                }
                                            }))
                                    .map(watch::given))
                    .listener(watch)
                    .run();

            assertThat(watch.outcomes())
                    .hasSize(FEW)
                    .containsEntry("shop3", "FAILED")
                    .containsEntry("shop5", "REAUTHORIZE");
            assertThat(watch.outcomes().values()).filteredOn("COMPLETE"::equals).hasSize(FEW - 2);
            assertThat(watch.longestWait()).isLessThanOrEqualTo(2 * (AT_ONCE - 1));
        }
    }

    @Test
    void sync_shopThatAnswersSlowly_keepsOneLaneAndTheOthersEnd() {
        CountDownLatch othersToEnd = new CountDownLatch(FEW - 1);
        Set<String> ended = ConcurrentHashMap.newKeySet();
        Set<String> early = ConcurrentHashMap.newKeySet();
        try (Warehouse warehouse = open(Warehouse.open("jdbc:duckdb:"))) {
            Receipt receipt = sync(
                            warehouse,
                            shops(
                                    FEW,
                                    (platform, number) -> platform.beforePage(call -> {
                                        if (number == 0 && !isOver(othersToEnd)) {
                                            early.add("shop0 had " + call + " while others waited, of which only "
                                                    + ended + " ended");
                                        }
                                    })))
                    .onLine(line -> {
                        ended.add(line.shop().id());
                        othersToEnd.countDown();
                    })
                    .run();

            assertThat(early).isEmpty();
            assertThat(receipt.totals().outcomes()).isEqualTo(Map.of(Outcome.COMPLETE, (long) FEW));
        }
    }

    @Test
    void sync_processDiesAmongItsShops_nextOneGoesOnWithoutReadingWhatIsThere() {
        SyncFaults faults = new SyncFaults(postgres());
        AtomicInteger lines = new AtomicInteger();
        long there;
        try (Warehouse first = open(Warehouse.on(faults))) {
            assertThatThrownBy(() -> sync(first, shops(CUT, (platform, number) -> {}))
                            .onLine(line -> {
                                if (lines.incrementAndGet() == CUT / 4) {
                                    faults.arm(10);
                                }
                            })
                            .run())
                    .isInstanceOf(SyncFaults.Killed.class);
            faults.disarm();
            there = first.count("wh_order");
        }
        assertThat(there).isBetween(CUT / 4L * ORDERS, (CUT - 1L) * ORDERS);
        time.advance(DEAD_LEASE);
        try (Warehouse second = open(Warehouse.on(faults));
                Warehouse unbroken = open(Warehouse.open("jdbc:duckdb:"))) {
            Receipt rest = sync(second, shops(CUT, (platform, number) -> {}))
                    .onLine(line -> {})
                    .run();
            sync(unbroken, shops(CUT, (platform, number) -> {})).run().orThrow();

            assertThat(rest.totals().outcomes()).isEqualTo(Map.of(Outcome.COMPLETE, (long) CUT));
            assertThat(rest.totals().counts().written()).isEqualTo((long) CUT * ORDERS - there);
            assertThat(second.canonicalHash()).isEqualTo(unbroken.canonicalHash());
        }
    }

    private static boolean isOver(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ErrorContext context(int shop) {
        return ErrorContext.of(new ShopRef(MemoryPlatform.PLATFORM, "shop" + shop), "read");
    }

    private static PGSimpleDataSource postgres() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Engines.postgres(FleetBoundsTest.class).url());
        return source;
    }

    private Stream<Connector> shops(int count, ObjIntConsumer<MemoryPlatform> tune) {
        return IntStream.range(0, count).mapToObj(number -> {
            MemoryPlatform platform = MemoryPlatform.of(
                    Seed.of(number).orders(ORDERS).products(10),
                    time,
                    "shop" + number,
                    "account" + number,
                    MemoryFeed.orders(feed -> feed.maxWindow(number < LANES ? SHORT_WINDOW : WINDOW)
                            .maxOpen(LANES)));
            tune.accept(platform, number);
            return platform.connector();
        });
    }

    private Sync sync(Warehouse warehouse, Stream<Connector> shops) {
        return warehouse
                .sync(shops)
                .datasets(Dataset.ORDERS)
                .since(Seed.of(0).from())
                .shopsAtOnce(AT_ONCE)
                .lanes(LANES);
    }

    private Warehouse open(WarehouseBuilder builder) {
        return builder.connections(CONNECTIONS).clock(time).sleeper(time).build();
    }
}
