package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.event.SliceEvent;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many shops in one run: pulled as they come to their turn, never more at once than was said, and each in its turn. */
class SyncManyShopsTest {
    private static final int SHOPS = 24;
    private static final int ORDERS = 10;
    private static final int AT_ONCE = 8;
    private static final Seed SEED = Seed.of(1);

    private final VirtualTime time = VirtualTime.at(SEED.to().plus(Duration.ofDays(1)));

    @Test
    void sync_manyShops_areAllReadWithinTheBoundAndTheReceiptHoldsTotalsOnly() {
        AtomicInteger pulled = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger mostAhead = new AtomicInteger();
        Set<String> complete = ConcurrentHashMap.newKeySet();
        Stream<Connector> shops = IntStream.range(0, SHOPS).mapToObj(number -> {
            mostAhead.accumulateAndGet(pulled.incrementAndGet() - ended.get(), Math::max);
            return shop(number, ORDERS, Duration.ofDays(60));
        });
        try (Warehouse warehouse = open()) {
            Receipt receipt = sync(warehouse, shops)
                    .shopsAtOnce(AT_ONCE)
                    .lanes(2)
                    .onLine(line -> {
                        ended.incrementAndGet();
                        complete.add(line.shop().id());
                    })
                    .run();

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(complete).hasSize(SHOPS);
            assertThat(warehouse.count("wh_order")).isEqualTo((long) SHOPS * ORDERS);
            assertThat(mostAhead).hasValue(AT_ONCE);
            assertThat(receipt.lines()).isEmpty();
            assertThat(receipt.totals().outcomes()).isEqualTo(Map.of(Outcome.COMPLETE, (long) SHOPS));
            Receipt whole = warehouse.receipt(receipt.runId()).orElseThrow();
            assertThat(whole.lines()).hasSize(SHOPS);
            assertThat(whole.totals()).isEqualTo(receipt.totals());
        }
    }

    @Test
    void sync_onLineThatThrows_losesNoLine() {
        try (Warehouse warehouse = open()) {
            Receipt receipt = sync(
                            warehouse, Stream.of(shop(0, 1, Duration.ofDays(60)), shop(1, 1, Duration.ofDays(60))))
                    .onLine(line -> {
                        throw new IllegalStateException("no");
                    })
                    .run();

            assertThat(receipt.totals().lines()).isEqualTo(2);
            assertThat(warehouse.receipt(receipt.runId()).orElseThrow().lines())
                    .extracting(line -> line.shop().id())
                    .containsExactlyInAnyOrder("shop0", "shop1");
        }
    }

    @Test
    void sync_largeShopInFront_keepsNoOtherWaitingBeyondItsFairShare() {
        List<String> turns = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        Stream<Connector> shops = IntStream.range(0, AT_ONCE * 2)
                .mapToObj(number -> shop(number, ORDERS, Duration.ofDays(number == 0 ? 1 : 20)));
        try (Warehouse warehouse = open()) {
            Receipt receipt = sync(warehouse, shops)
                    .shopsAtOnce(AT_ONCE)
                    .lanes(1)
                    .listener(new SyncListener() {
                        @Override
                        public void onSlice(SliceEvent event) {
                            if (event.state().equals("READING")) {
                                turns.add(event.shop().id());
                            }
                        }

                        @Override
                        public void onLine(ReceiptLine line) {
                            ended.add(line.shop().id());
                        }
                    })
                    .run();

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
        }
        assertThat(ended).hasSize(AT_ONCE * 2).endsWith("shop0");
        assertThat(longestWaits(turns))
                .allSatisfy((shop, wait) -> assertThat(wait)
                        .as("turns of others that %s waited for", shop)
                        .isLessThanOrEqualTo(2 * (AT_ONCE - 1)));
    }

    @Test
    void sync_streamOfShopsThatIsSlow_doesNotHoldTheOthersUp() {
        CountDownLatch firstShopIsDone = new CountDownLatch(1);
        Set<String> heldUp = new TreeSet<>();
        Stream<Connector> shops = IntStream.range(0, 2).mapToObj(number -> {
            if (number == 1 && !isDone(firstShopIsDone)) {
                heldUp.add("shop 0 waited for the stream to give shop 1");
            }
            return shop(number, 5, Duration.ofDays(60));
        });
        try (Warehouse warehouse = open()) {
            Receipt receipt = sync(warehouse, shops)
                    .lanes(2)
                    .onLine(line -> firstShopIsDone.countDown())
                    .run();

            assertThat(heldUp).isEmpty();
            assertThat(receipt.isComplete()).isTrue();
            assertThat(receipt.totals().lines()).isEqualTo(2);
        }
    }

    /** For each shop the most turns of others between two of its own. */
    private static Map<String, Integer> longestWaits(List<String> turns) {
        Map<String, Integer> last = new HashMap<>();
        Map<String, Integer> longest = new HashMap<>();
        for (int i = 0; i < turns.size(); i++) {
            Integer before = last.put(turns.get(i), i);
            longest.merge(turns.get(i), before == null ? 0 : i - before - 1, Math::max);
        }
        return longest;
    }

    private static boolean isDone(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Sync sync(Warehouse warehouse, Stream<Connector> shops) {
        return warehouse.sync(shops).datasets(Dataset.ORDERS).since(SEED.from());
    }

    private Connector shop(int number, int orders, Duration window) {
        Seed seed = Seed.of(100 + number).orders(orders);
        MemoryFeed feed = MemoryFeed.orders(tune -> tune.maxWindow(window));
        return MemoryPlatform.of(seed, time, "shop" + number, "account" + number, feed)
                .connector();
    }

    private Warehouse open() {
        return Warehouse.open("jdbc:duckdb:")
                .clock(time)
                .sleeper(time)
                .chance(SeededChance.of(1))
                .build();
    }
}
