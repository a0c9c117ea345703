package dev.tradewind.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Coverage;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** Runs within the bounds of their host, and runs that are asked for more than the ones before. */
class HostedRunsTest {
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void bounded_moreThatAskThanConnections_waitForTheirTurn() throws Exception {
        CountedPool database = new CountedPool("jdbc:duckdb:" + folder.resolve("shop.duckdb"));
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger reading = new AtomicInteger();
        try (Warehouse warehouse = Hosted.bounded(database)) {
            Runnable asks = () -> warehouse.query("select 1").stream(columns -> {}, row -> {
                reading.incrementAndGet();
                await(answered);
            });
            List<Thread> threads = Stream.of(asks, asks, asks).map(Thread::new).toList();
            for (Thread thread : threads) {
                int before = reading.get();
                thread.start();
                while (reading.get() == before && thread.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
            assertThat(reading).hasValue(2);
            answered.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(reading).hasValue(3);
        assertThat(database.out()).isZero();
    }

    @Test
    void logged_eachCommit_namesItsRunAndShop() {
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        try (FakeLazada fake =
                        FakeLazada.start(Seed.of(7).orders(20).products(4).from(NOVEMBER));
                Warehouse warehouse = Warehouse.embedded()) {
            Receipt receipt = Hosted.logged(warehouse, fake.connector(), log::add);

            assertThat(log)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).startsWith(receipt.runId() + " lazada/100123 "));
            assertThat(MDC.get("tradewind.run"))
                    .as("the caller's own, as before")
                    .isNull();
        }
    }

    @Test
    void further_earlierDayAndAnotherDataset_readsWhatIsMissingOnly() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(7).orders(40).products(4));
                Warehouse warehouse = Warehouse.embedded()) {
            Connector shop = fake.connector();
            warehouse.sync(shop).datasets(Dataset.ORDERS).since(NOVEMBER).run();
            long recent = warehouse.count("wh_order");
            assertThat(recent).isBetween(1L, 39L);

            Receipt receipt = Hosted.further(warehouse, shop, OCTOBER);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(warehouse.count("wh_order")).isEqualTo(40);
            ReceiptLine orders = receipt.lines().stream()
                    .filter(line -> line.dataset() == Dataset.ORDERS)
                    .findFirst()
                    .orElseThrow();
            assertThat(orders.counts().written()).isEqualTo(40 - recent);
            assertThat(orders.coverage().map(Coverage::completeFrom)).contains(OCTOBER);
            assertThat(warehouse
                            .query("select count(*) from dim_product where not is_inferred and product_key > 0")
                            .rows()
                            .get(0))
                    .doesNotHaveToString("[0]");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
