package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Orders, the statement and reversals of one shop, read in any order, and on after weeks in another: fees before their orders,
 * fees 30 days late, refunds that are granted and withdrawn meanwhile.
 */
class MoneyOrderOfArrivalTest {
    private static final Instant SINCE = Instant.parse("2026-10-20T16:00:00Z");
    private static final int ORDERS = Boolean.getBoolean("tradewind.full") ? 20 : 1;

    @Test
    void sync_inAnyOrder_saysTheSame() {
        Shop straight = read(new Random(0), List.of(0, 1, 2));
        assertThat(straight.fees()).as("payment fees turn up late").isGreaterThan(straight.earlyFees());
        for (int seed = 1; seed <= ORDERS; seed++) {
            Random random = new Random(seed);
            List<Integer> order = new ArrayList<>(List.of(2, 1, 0));
            if (seed > 1) {
                Collections.shuffle(order, random);
            }
            assertThat(read(random, order).hashes()).as("begun as %s", order).isEqualTo(straight.hashes());
        }
    }

    /**
     * How a shop was found.
     *
     * @param hashes of each table
     * @param earlyFees lines with a payment fee at first
     * @param fees lines with a payment fee in the end
     */
    private record Shop(Map<String, String> hashes, long earlyFees, long fees) {}

    private static Shop read(Random random, List<Integer> first) {
        StartOptions longConsent = StartOptions.defaults().tokenLife(Duration.ofDays(90), Duration.ofDays(180));
        Seed seed = Seed.of(27).orders(20).from(Instant.parse("2026-11-01T00:00:00Z"));
        try (FakeLazada fake = FakeLazada.start(seed, longConsent);
                Warehouse warehouse = Warehouse.open("jdbc:duckdb:")
                        .clock(fake.clock())
                        .sleeper(fake.clock())
                        .chance(fake.runtime().chance())
                        .build()) {
            Instant start = fake.clock().instant();
            sync(warehouse, fake, first);
            long early = fees(warehouse);
            List<Integer> order = new ArrayList<>(first);
            for (int days : List.of(11, 40)) {
                Collections.shuffle(order, random);
                // The same instant whatever the calls before have cost.
                fake.clock().advance(Duration.between(fake.clock().instant(), start.plus(Duration.ofDays(days))));
                sync(warehouse, fake, order);
            }
            return new Shop(warehouse.canonicalHash(), early, fees(warehouse));
        }
    }

    private static void sync(Warehouse warehouse, FakeLazada fake, List<Integer> order) {
        List<Dataset<?>> datasets = List.of(Dataset.ORDERS, Dataset.FINANCE, Dataset.ACTIVITY);
        for (int place : order) {
            Receipt receipt = warehouse
                    .sync(fake.connector())
                    .datasets(datasets.get(place))
                    .since(SINCE)
                    .lanes(1)
                    .run();
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
        }
    }

    private static long fees(Warehouse warehouse) {
        String count = "select count(*) from fact_orders where payment_fee_amount <> 0";
        return Long.parseLong(warehouse.query(count).rows().get(0).toString().replaceAll("\\D", ""));
    }
}
