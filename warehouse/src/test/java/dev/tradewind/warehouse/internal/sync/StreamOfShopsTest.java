package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.receipt.Shops;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with one shop of a stream costs that shop. */
class StreamOfShopsTest {
    private final VirtualTime time = VirtualTime.at(Seed.of(1).to());

    @Test
    void run_streamThrowsInTheMiddle_failsThatShopWithItsCauseAndReadsTheOthers() {
        Stream<Connector> shops = IntStream.range(0, 5).mapToObj(number -> {
            if (number == 2) {
                throw new IllegalStateException("tenant 2 has no secret");
            }
            return connector(number);
        });

        Receipt receipt = run(1, shops);

        assertThat(outcomes(receipt))
                .isEqualTo(Map.of(
                        "memory/shop0", Outcome.COMPLETE,
                        "memory/shop1", Outcome.COMPLETE,
                        "unknown/shop 3 of the stream", Outcome.FAILED,
                        "memory/shop3", Outcome.COMPLETE,
                        "memory/shop4", Outcome.COMPLETE));
        assertThat(receipt.incomplete().get(0).reasons())
                .singleElement()
                .satisfies(reason ->
                        assertThat(reason.message()).contains("IllegalStateException: tenant 2 has no secret"));
        assertThat(receipt.shops()).isEqualTo(new Shops(5, true));
    }

    @Test
    void run_connectorWithoutAShop_failsAloneAndIsNamedByItsPlace() {
        Connector nameless = new Nameless(connector(1));

        Receipt receipt = run(2, Stream.of(connector(0), nameless, connector(2)));

        assertThat(outcomes(receipt))
                .isEqualTo(Map.of(
                        "memory/shop0", Outcome.COMPLETE,
                        "unknown/shop 2 of the stream", Outcome.FAILED,
                        "memory/shop2", Outcome.COMPLETE));
        assertThat(receipt.incomplete().get(0).reasons().get(0).message())
                .contains("Nameless does not say which shop it reads")
                .contains("no row at 17");
    }

    @Test
    void run_streamThatThrowsForEver_isNotReadOnAndLeavesShops() {
        Stream<Connector> shops = Stream.concat(Stream.of(connector(0)), Stream.generate(() -> {
            throw new IllegalStateException("the connection is closed");
        }));

        Receipt receipt = run(1, shops);

        assertThat(receipt.lines()).hasSize(21);
        assertThat(receipt.shops()).isEqualTo(new Shops(21, false));
        assertThat(receipt.lines().get(20).reasons().get(0).message())
                .contains("20 times in a row: the stream was not read on");
        assertThat(outcomes(receipt)).containsEntry("memory/shop0", Outcome.COMPLETE);
    }

    @Test
    void run_lookupsThatFailForMoreShopsThanAStreamMayThrow_readTheShopAfterThem() {
        Stream<Connector> shops = IntStream.range(0, 31).mapToObj(number -> {
            if (number < 30) {
                throw new NoConnectorException(shop(number).shop().ref(), new IllegalStateException("no such tenant"));
            }
            return connector(number);
        });

        Receipt receipt = run(1, shops);

        assertThat(outcomes(receipt))
                .hasSize(31)
                .containsEntry("memory/shop29", Outcome.FAILED)
                .containsEntry("memory/shop30", Outcome.COMPLETE);
        assertThat(receipt.shops()).isEqualTo(new Shops(31, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void run_streamThatGivesAShopWhenTheOneBeforeHasEnded_isReadToItsEnd(int lanes) {
        CountDownLatch ended = new CountDownLatch(1);
        Stream<Connector> shops = IntStream.range(0, 2).mapToObj(number -> {
            if (number == 1) {
                await(ended);
            }
            return connector(number);
        });
        SyncOptions options = options(lanes, 4, line -> ended.countDown());
        try (Bench bench = Bench.duckDb(time)) {
            Receipt receipt = bench.engine.run(shops, options, new StopSignal());

            assertThat(receipt.totals().isComplete()).isTrue();
            assertThat(receipt.shops()).isEqualTo(new Shops(2, true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void run_shopThatComesAgain_isSyncedOnceAndTheSecondIsSkipped(int atOnce) {
        MemoryPlatform twice = shop(0);

        Receipt receipt = run(atOnce, Stream.of(twice.connector(), connector(1), twice.connector()));

        List<ReceiptLine> lines = receipt.lines().stream()
                .filter(line -> line.shop().equals(twice.shop().ref()))
                .toList();
        assertThat(lines).extracting(ReceiptLine::outcome).containsExactlyInAnyOrder(Outcome.COMPLETE, Outcome.SKIPPED);
        assertThat(lines)
                .filteredOn(line -> line.outcome() == Outcome.SKIPPED)
                .allSatisfy(line -> assertThat(line.reasons()).singleElement().satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo(Reason.Code.DUPLICATE);
                    assertThat(reason.message()).contains("twice").contains("Give each shop once");
                }));
        assertThat(receipt.shops()).isEqualTo(new Shops(3, true));
        assertThat(twice.mostOpenReaders()).isOne();
    }

    /** Does not know whose it is. */
    private record Nameless(Connector good) implements Connector {
        @Override
        public Shop shop() {
            throw new IllegalArgumentException("no row at 17");
        }

        @Override
        public List<Feed> feeds() {
            return good.feeds();
        }

        @Override
        public SliceReader open(Slice slice, Optional<Cursor> from) {
            return good.open(slice, from);
        }

        @Override
        public Health check() {
            return good.check();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS))
                    .as("the first shop has ended")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static SyncOptions options(int lanes, int atOnce, @Nullable Consumer<ReceiptLine> onLine) {
        SyncOptions some = Bench.options(lanes, Set.of(Dataset.ORDERS));
        return new SyncOptions(
                some.datasets(), some.since(), lanes, atOnce, null, null, some.listener(), onLine, Errand.SYNC, null);
    }

    private Receipt run(int atOnce, Stream<Connector> shops) {
        SyncOptions options = options(2, atOnce, null);
        try (Bench bench = Bench.duckDb(time)) {
            Receipt receipt = bench.engine.run(shops, options, new StopSignal());
            assertThat(bench.engine.receipt(receipt.runId())).contains(receipt);
            return receipt;
        }
    }

    private static Map<String, Outcome> outcomes(Receipt receipt) {
        return receipt.lines().stream()
                .collect(Collectors.toMap(line -> line.shop().toString(), ReceiptLine::outcome));
    }

    private Connector connector(int number) {
        return shop(number).connector();
    }

    private MemoryPlatform shop(int number) {
        return MemoryPlatform.of(
                Seed.of(number).orders(10), time, "shop" + number, "account" + number, MemoryFeed.orders());
    }
}
