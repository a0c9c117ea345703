package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import org.junit.jupiter.api.Test;

class SyncEngineTest {
    @Test
    void run_quietShop_isCompleteAndTheNextRunWritesNothing() {
        MemoryPlatform shop = MemoryPlatform.of(Seed.of(1).orders(300), MemoryFeed.orders());
        try (Bench bench = Bench.duckDb(shop.clock())) {
            Receipt receipt = bench.sync(shop.connector());
            assertThat(receipt.isComplete()).isTrue();
            assertThat(bench.number("select count(*) from {wh_order}"))
                    .isEqualTo(shop.world().orders());
            ReceiptLine again = bench.sync(shop.connector()).lines().get(0);
            assertThat(again.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(again.counts().written()).isZero();
        }
    }
}
