package dev.tradewind.examples.stall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallSyncTest {
    @Test
    void sync_stall_bringsEverySaleAndItsLaterChange() {
        List<Sale> sales = new ArrayList<>(Notes.ofMarch());
        VirtualTime clock = VirtualTime.at(Notes.END.plus(Duration.ofDays(1)));
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:")
                        .clock(clock)
                        .sleeper(clock)
                        .build();
                StallConnector stall = new StallConnector("1", () -> List.copyOf(sales), clock)) {
            Receipt first = warehouse.sync(stall).since(Notes.START).run();
            assertThat(first.isComplete()).as("%s", first).isTrue();
            assertThat(warehouse.count("fact_orders")).isEqualTo(sales.size());

            Instant later = clock.advance(Duration.ofDays(1));
            Sale sold = sales.get(7);
            sales.set(7, new Sale(sold.id(), later, sold.soldAt(), sold.what(), 9, BigDecimal.ONE, false));
            clock.advance(Duration.ofDays(1));
            Receipt second = warehouse.sync(stall).run();

            assertThat(second.isComplete()).as("%s", second).isTrue();
            assertThat(second.counts().written()).isEqualTo(1);
            assertThat(warehouse.count("fact_orders")).isEqualTo(sales.size());
        }
    }
}
