package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import org.junit.jupiter.api.Test;

class OneTest {
    // cut: test
    @Test
    void throttledShop_sync_losesNothing() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(7).orders(500));
                Warehouse warehouse = Warehouse.embedded()) {
            fake.faults().every(10, Fault.THROTTLED);

            Receipt receipt =
                    warehouse.sync(fake.connector()).datasets(Dataset.ORDERS).run();

            assertThat(receipt.isComplete()).isTrue();
            assertThat(warehouse.count("fact_orders")).isEqualTo(fake.world().orderLines());
        }
    }
    // cut: end
}
