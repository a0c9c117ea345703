package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Two shops of one cross-border seller, whose orders have the same ids. */
class SyncCrossBorderTest {
    private static final Market SINGAPORE = new Market("SG", "SG", "SGD", ZoneId.of("Asia/Singapore"));

    @Test
    void sync_equalOrderIdsOnTwoSites_staysTwoOrders() {
        Seed seed = Seed.of(7).orders(40);
        try (FakeLazada manila = FakeLazada.start(seed);
                FakeLazada singapore = manila.alsoOn(seed.market(SINGAPORE), "200456");
                Warehouse warehouse = Warehouse.open("jdbc:duckdb:")
                        .clock(manila.clock())
                        .sleeper(manila.clock())
                        .chance(SeededChance.of(1))
                        .build()) {
            Connector[] both = {manila.connector(), singapore.connector()};
            assertThat(both[0].account()).isEqualTo(both[1].account());
            assertThat(both[0].shop().ref()).isNotEqualTo(both[1].shop().ref());
            manila.clock().advance(Duration.ofDays(8));

            // One after the other: a thread that waits for the other's renewal would move the clock that both share.
            Receipt receipt = warehouse
                    .sync(both)
                    .datasets(Dataset.ORDERS)
                    .lanes(1)
                    .shopsAtOnce(1)
                    .run();

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(warehouse.count("fact_orders"))
                    .isEqualTo(manila.world().orderLines() + singapore.world().orderLines());
            assertThat(warehouse
                            .query("select count(distinct order_id), count(distinct currency) from fact_orders")
                            .rows()
                            .get(0))
                    .asString()
                    .isEqualTo("[40, 2]");
            assertThat(manila.refreshes()).as("one chain of tokens").isEqualTo(1);
        }
    }
}
