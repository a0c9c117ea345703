package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.IncompleteException;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.receipt.Shops;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A run that is told to end leaves the rest of the stream alone, says so, and does not wait for a stream that blocks. */
class StoppedStreamTest {
    private static final int SHOPS = 40;
    private static final int AT_ONCE = 4;
    private static final Duration DEADLINE = Duration.ofHours(3);

    private final VirtualTime time = VirtualTime.at(Seed.of(1).to());
    private final StopSignal stop = new StopSignal();
    private final AtomicInteger pulled = new AtomicInteger();

    @Test
    void run_stopped_pullsNothingMoreAndTellsThatShopsWereLeft() {
        Stream<Connector> shops = IntStream.range(0, SHOPS).mapToObj(number -> {
            pulled.incrementAndGet();
            MemoryPlatform shop = shop(number);
            shop.beforePage(call -> stop.stop());
            return shop.connector();
        });
        try (Bench bench = Bench.duckDb(time)) {
            Receipt receipt = bench.engine.run(shops, options(1), stop);

            assertThat(pulled).hasValue(AT_ONCE);
            assertThat(receipt.lines())
                    .hasSize(AT_ONCE)
                    .extracting(ReceiptLine::outcome)
                    .containsOnly(Outcome.STOPPED);
            assertThat(receipt.shops()).isEqualTo(new Shops(AT_ONCE, false));
            assertThat(receipt.toString()).contains("4 shops were begun, the stream of shops was not read to its end");
            assertThat(bench.engine.receipt(receipt.runId())).contains(receipt);
        }
    }

    @Test
    void run_stoppedBeforeTheFirstShop_isNotTakenForARunThatHadNoShop() {
        stop.stop();
        try (Bench bench = Bench.duckDb(time)) {
            Receipt receipt = bench.engine.run(IntStream.range(0, 2).mapToObj(this::connector), options(1), stop);

            assertThat(receipt.lines()).isEmpty();
            assertThat(pulled).hasValue(0);
            assertThat(receipt.worst()).hasValue(Outcome.STOPPED);
            assertThat(receipt.isComplete()).isFalse();
            assertThatThrownBy(receipt::orThrow)
                    .isInstanceOf(IncompleteException.class)
                    .hasMessageContaining("0 shops were begun, the stream of shops was not read to its end");
        }
    }

    @Test
    void run_streamBlocksAtTheDeadline_endsWithoutItAndClosesItWhenItReturns() {
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Connector> shops = IntStream.range(0, 2)
                .mapToObj(number -> {
                    if (number == 1) {
                        time.advance(DEADLINE);
                        interrupted.set(isInterrupted(new CountDownLatch(1)));
                    }
                    return connector(number);
                })
                .onClose(() -> closed.set(true));
        try (Bench bench = Bench.duckDb(time)) {
            Receipt receipt = bench.engine.run(shops, options(1), stop);

            assertThat(receipt.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.outcome()).isEqualTo(Outcome.STOPPED));
            assertThat(receipt.shops()).isEqualTo(new Shops(1, false));
            assertThat(interrupted).isTrue();
            assertThat(closed).isTrue();
        }
    }

    @Test
    void run_streamThatHeedsNoInterrupt_isLeftToItsThread() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Stream<Connector> shops = IntStream.range(0, 2)
                .mapToObj(number -> {
                    if (number == 1) {
                        stop.stop();
                        while (release.getCount() > 0) {
                            isInterrupted(release);
                        }
                    }
                    return connector(number);
                })
                .onClose(closed::countDown);
        try (Bench bench = Bench.duckDb(time)) {
            Receipt receipt = bench.engine.run(shops, options(2), stop);

            assertThat(receipt.shops()).isEqualTo(new Shops(1, false));
            assertThat(closed.getCount()).as("closed while it is pulled").isOne();
            release.countDown();
            closed.await();
            assertThat(bench.number("select count(*) from {wh_run_line}")).isOne();
        }
    }

    private static boolean isInterrupted(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private Connector connector(int number) {
        pulled.incrementAndGet();
        return shop(number).connector();
    }

    private MemoryPlatform shop(int number) {
        return MemoryPlatform.of(
                Seed.of(number).orders(10), time, "shop" + number, "account" + number, MemoryFeed.orders());
    }

    private static SyncOptions options(int lanes) {
        return new SyncOptions(
                Set.of(Dataset.ORDERS),
                shop -> Optional.of(Bench.SINCE),
                lanes,
                AT_ONCE,
                null,
                DEADLINE,
                new SyncListener() {},
                null,
                Errand.SYNC,
                null);
    }
}
