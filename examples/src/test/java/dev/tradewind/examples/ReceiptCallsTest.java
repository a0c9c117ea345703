package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.http.ApiListener;
import dev.tradewind.core.http.ApiWait;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReceiptCallsTest {
    private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);

    @Test
    void sync_throttledShop_saysWhatThePlatformCounted() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(7).orders(500));
                ConnectorRuntime runtime = runtime(fake);
                Connector shop = fake.connector(runtime);
                Warehouse warehouse = Warehouse.embedded()) {
            fake.faults().every(10, Fault.THROTTLED);

            Receipt first = warehouse.sync(shop).datasets(Dataset.ORDERS).run();
            assertThat(first.lines()).singleElement().satisfies(line -> {
                assertThat(line.calls()).isEqualTo(fake.journal().calls());
                assertThat(line.retries()).isEqualTo(fake.faults().injected()).isPositive();
                assertThat(line.waited()).isEqualTo(waited.get()).isPositive();
            });

            fake.journal().clear();
            Receipt second = warehouse.sync(shop).datasets(Dataset.ORDERS).run();
            assertThat(second.lines())
                    .as("a run counts its own calls only")
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line.calls()).isEqualTo(fake.journal().calls()));
        }
    }

    private ConnectorRuntime runtime(FakeLazada fake) {
        return ConnectorRuntime.builder()
                .clock(fake.clock())
                .sleeper(fake.clock())
                .chance(SeededChance.of(7))
                .listener(new ApiListener() {
                    @Override
                    public void onWait(ApiWait wait) {
                        waited.accumulateAndGet(wait.duration(), Duration::plus);
                    }
                })
                .build();
    }
}
