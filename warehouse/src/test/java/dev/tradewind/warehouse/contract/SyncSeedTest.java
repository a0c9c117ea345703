package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.http.ApiAttempt;
import dev.tradewind.core.http.ApiListener;
import dev.tradewind.core.http.ApiWait;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A run waits as its seed says, whatever the chance of its process. */
class SyncSeedTest {
    private static final Seed SHOP = Seed.of(21).orders(40);

    /** What a run did, call by call and wait by wait. */
    private record Told(Receipt receipt, List<String> calls, List<String> waits) {}

    @Test
    void seed_sameForTwoRuns_sameCallsAndWaitsAtTheSameInstants() {
        Told one = run(1, sync -> sync.seed(42));
        Told other = run(2, sync -> sync.seed(42));

        assertThat(one.receipt().seed()).isEqualTo(42);
        assertThat(one.waits()).hasSizeGreaterThan(3);
        assertThat(other.waits()).isEqualTo(one.waits());
        assertThat(other.calls()).isEqualTo(one.calls());
    }

    @Test
    void seed_another_waitsOtherwise() {
        Told one = run(1, sync -> sync.seed(42));
        Told other = run(1, sync -> sync.seed(43));

        assertThat(other.waits()).isNotEmpty().isNotEqualTo(one.waits());
    }

    @Test
    void seed_ofTheReceiptOfARunThatWasGivenNone_replaysIt() {
        Told first = run(1, sync -> sync);
        Told again = run(2, sync -> sync.seed(first.receipt().seed()));

        assertThat(again.waits()).isEqualTo(first.waits());
        assertThat(again.calls()).isEqualTo(first.calls());
        assertThat(again.receipt().runId()).isNotEqualTo(first.receipt().runId());
    }

    private static Told run(long process, UnaryOperator<Sync> options) {
        List<String> calls = new ArrayList<>();
        List<String> waits = new ArrayList<>();
        try (FakeLazada shop = FakeLazada.start(SHOP)) {
            shop.faults().every(3, Fault.SERVER_ERROR);
            try (ConnectorRuntime runtime = ConnectorRuntime.builder()
                            .clock(shop.clock())
                            .sleeper(shop.clock())
                            .chance(SeededChance.of(process))
                            .listener(heard(shop.clock(), calls, waits))
                            .build();
                    Connector connector = shop.connector(runtime);
                    Warehouse warehouse = Warehouse.open("jdbc:duckdb:")
                            .clock(shop.clock())
                            .sleeper(shop.clock())
                            .chance(SeededChance.of(process))
                            .build()) {
                Receipt receipt = options.apply(warehouse
                                .sync(connector)
                                .datasets(Dataset.ORDERS)
                                .since(SHOP.from())
                                .lanes(1))
                        .run();
                assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
                return new Told(receipt, calls, waits);
            }
        }
    }

    private static ApiListener heard(Clock clock, List<String> calls, List<String> waits) {
        return new ApiListener() {
            @Override
            public void onAttempt(ApiAttempt attempt) {
                calls.add(attempt.operation() + " " + attempt.attempt() + " at " + clock.instant());
            }

            @Override
            public void onWait(ApiWait wait) {
                waits.add(wait.operation() + " " + wait.reason() + " " + wait.duration());
            }
        };
    }
}
