package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Write;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HintReadsTest {
    private static final long SHOP = 7;

    private final MemoryPlatform shop = MemoryPlatform.of(Seed.of(4).orders(3), MemoryFeed.orders());

    @Test
    void plan_recordThatAnotherLaneReads_leavesItsSliceAloneAndTheHintOpen() {
        try (Bench bench = Bench.duckDb(shop.clock())) {
            HintStore.add(bench.database, push("first"));
            plan(bench);
            HintStore.add(bench.database, push("second"));

            plan(bench);

            assertThat(bench.number("select generation from {wh_slice}")).isEqualTo(1);
            assertThat(bench.number("select count(*) from {wh_hint} where taken"))
                    .isEqualTo(1);
        }
    }

    /** What another feed brought would be taken for one of the days that it replaces, and go with them. */
    @Test
    void plan_feedThatAnswersIsClosed_asksNoFeedThatReplacesItsDays() {
        Feed orders = MemoryFeed.orders().feed();
        Feed days = Feed.builder("days", Dataset.ORDERS)
                .axis(Axis.DAY)
                .write(Write.REPLACE)
                .proof(Proof.CHAINED)
                .byId(Dataset.ORDERS)
                .build();
        HintReads reads = new HintReads(shop.shop().ref(), SHOP, new SliceStore(SHOP, "run"));
        try (Bench bench = Bench.duckDb(shop.clock())) {
            HintStore.add(bench.database, push("first"));

            bench.database.run(tx -> reads.plan(tx, Set.of(Dataset.ORDERS), List.of(days, orders), days::equals));
            assertThat(bench.number("select count(*) from {wh_slice}")).isZero();
            assertThat(bench.number("select count(*) from {wh_hint} where taken"))
                    .isZero();

            bench.database.run(tx -> reads.plan(tx, Set.of(Dataset.ORDERS), List.of(days, orders), feed -> true));
            assertThat(bench.number("select count(*) from {wh_slice} where feed = 'orders'"))
                    .isEqualTo(1);
        }
    }

    private void plan(Bench bench) {
        HintReads reads = new HintReads(shop.shop().ref(), SHOP, new SliceStore(SHOP, "run"));
        bench.database.run(tx -> reads.plan(
                tx, Set.of(Dataset.ORDERS), List.of(MemoryFeed.orders().feed()), feed -> true));
    }

    private static WebhookEvent push(String delivery) {
        return new WebhookEvent(
                MemoryPlatform.PLATFORM,
                Optional.of("1"),
                "order",
                Map.of(Dataset.ORDERS, Set.of("5")),
                delivery,
                Optional.empty(),
                new RawJson("{}"));
    }
}
