package dev.tradewind.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Edit;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LastMonthTest {
    @Test
    void reload_orderThatChangedWithoutBeingListedAsChanged_holdsWhatThePlatformHas() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(7).orders(20).products(4));
                Warehouse warehouse = Warehouse.embedded()) {
            LastMonth october = new LastMonth(warehouse, LocalDate.parse("2026-10-15"));
            warehouse.sync(fake.connector()).datasets(Dataset.ORDERS).run();
            WorldOrder order = fake.world()
                    .allOrders()
                    .filter(each -> each.createdAt().toString().startsWith("2026-10-1"))
                    .findFirst()
                    .orElseThrow();
            fake.clock().advance(Duration.ofHours(1));
            fake.world().edit(order.id(), Edit.CANCEL_LINE, order.updatedAt());

            assertThat(october.cost(fake.connector())
                            .get(0)
                            .estimate()
                            .orElseThrow()
                            .least())
                    .isPositive();
            Receipt receipt = october.reload(fake.connector());

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(receipt.counts().written()).isEqualTo(1);
        }
    }
}
