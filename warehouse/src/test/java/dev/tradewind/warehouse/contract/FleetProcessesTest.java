package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that are given the same shops share the work, and never a shop. */
class FleetProcessesTest {
    private static final long ALL_ORDERS = (long) FleetWorker.SHOPS * FleetWorker.ORDERS;

    private final TestDatabase database = Engines.postgres(FleetProcessesTest.class);
    private final List<FleetProcess> processes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        processes.forEach(FleetProcess::close);
    }

    private FleetProcess start(Instant now, boolean backward, int pages) throws Exception {
        FleetProcess process = FleetProcess.start(database.url(), now, folder, backward, pages);
        processes.add(process);
        return process;
    }

    @Test
    void sync_twoProcesses_readEachShopInOneOfThemAndLeaveNoneOut() throws Exception {
        FleetWorker.open(database.url(), VirtualTime.at(FleetWorker.NOW)).close();
        FleetProcess first = start(FleetWorker.NOW, false, 0);
        FleetProcess second = start(FleetWorker.NOW, true, 0);
        assertThat(first.awaitReading()).isNotEqualTo(second.awaitReading());
        first.goOn();
        second.goOn();
        Map<String, FleetProcess.Line> one = first.awaitLines();
        Map<String, FleetProcess.Line> two = second.awaitLines();

        assertThat(one).hasSize(FleetWorker.SHOPS);
        assertThat(two).hasSize(FleetWorker.SHOPS);
        one.forEach(
                (shop, line) -> assertThat(List.of(line.outcome(), two.get(shop).outcome()))
                        .as("%s: %s and %s", shop, line, two.get(shop))
                        .contains("COMPLETE")
                        .isSubsetOf("COMPLETE", "SKIPPED"));
        assertThat(written(one) + written(two)).as("written once").isEqualTo(ALL_ORDERS);
        assertThat(written(one)).isPositive();
        assertThat(written(two)).isPositive();
    }

    @Test
    void sync_oneProcessIsKilledAmongItsShops_theOneItReadsIsSkippedUntilItsLeaseHasRunOut() throws Exception {
        FleetProcess victim = start(FleetWorker.NOW, false, FleetWorker.SHOPS / 2);
        String held = victim.awaitReading();
        victim.kill();
        long there = orders();
        assertThat(there).as("orders there when it was killed").isBetween(1L, ALL_ORDERS / 2);
        FleetProcess other = start(FleetWorker.NOW, true, 0);
        other.awaitReading();
        other.goOn();
        Map<String, FleetProcess.Line> left = other.awaitLines();
        assertThat(left.get(held).outcome()).isEqualTo("SKIPPED");
        assertThat(left).hasSize(FleetWorker.SHOPS);

        FleetProcess later = start(FleetWorker.NOW.plus(Duration.ofMinutes(2)), false, 0);
        later.awaitReading();
        later.goOn();
        Map<String, FleetProcess.Line> last = later.awaitLines();

        assertThat(last.values()).extracting(FleetProcess.Line::outcome).containsOnly("COMPLETE");
        assertThat(there + written(left) + written(last)).as("written once").isEqualTo(ALL_ORDERS);
        assertHoldsTheFleet();
    }

    private long orders() {
        try (Warehouse shared = FleetWorker.open(database.url(), VirtualTime.at(FleetWorker.NOW))) {
            return shared.count("wh_order");
        }
    }

    private static long written(Map<String, FleetProcess.Line> lines) {
        return lines.values().stream().mapToLong(FleetProcess.Line::written).sum();
    }

    /** The same as one process brings into a DuckDB of its own. */
    private void assertHoldsTheFleet() {
        VirtualTime time = VirtualTime.at(FleetWorker.NOW);
        try (Warehouse shared = FleetWorker.open(database.url(), time);
                Warehouse alone = FleetWorker.open("jdbc:duckdb:", time)) {
            FleetWorker.sync(alone, FleetWorker.shops(time, false, UnaryOperator.identity()))
                    .orThrow();
            assertThat(shared.canonicalHash()).isEqualTo(alone.canonicalHash());
        }
    }
}
