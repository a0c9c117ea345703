package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.Shops;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.SyncRun;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs that were started: what becomes of their stream of shops when they cannot begin, or are stopped while it blocks. */
class SyncStartTest {
    private final MemoryPlatform shop = MemoryPlatform.of(Seed.of(1).orders(10), MemoryFeed.orders());
    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void start_executorThatRefuses_closesTheStream() {
        ExecutorService full = Executors.newSingleThreadExecutor();
        full.shutdown();
        try (Warehouse warehouse = open()) {
            Stream<Connector> shops = Stream.of(shop.connector()).onClose(() -> closed.set(true));

            assertThatThrownBy(() -> warehouse.sync(shops).executor(full).start())
                    .isInstanceOf(RejectedExecutionException.class);

            assertThat(closed).isTrue();
        }
    }

    @Test
    void stop_streamThatWaitsForItsNextShop_givesTheReceiptAndClosesIt() throws InterruptedException {
        BlockingQueue<Connector> queue = new LinkedBlockingQueue<>();
        CountDownLatch asked = new CountDownLatch(2);
        queue.add(shop.connector());
        Stream<Connector> shops = Stream.generate(() -> take(queue, asked)).onClose(() -> closed.set(true));
        try (Warehouse warehouse = open()) {
            SyncRun run = warehouse.sync(shops).lanes(1).start();
            asked.await();

            Optional<Receipt> receipt = run.stop(Duration.ofMinutes(1));

            assertThat(receipt).hasValueSatisfying(stopped -> {
                assertThat(stopped.worst()).hasValue(Outcome.STOPPED);
                assertThat(stopped.shops()).isEqualTo(new Shops(1, false));
            });
            assertThat(closed).isTrue();
        }
    }

    private static Connector take(BlockingQueue<Connector> queue, CountDownLatch asked) {
        asked.countDown();
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("no more shops", e);
        }
    }

    private Warehouse open() {
        return Warehouse.open("jdbc:duckdb:")
                .clock(shop.clock())
                .sleeper(shop.clock())
                .build();
    }
}
