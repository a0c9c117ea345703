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

    private FleetProcess start(Instant now, boolean backward) throws Exception {
        FleetProcess process = FleetProcess.start(database.url(), now, folder, backward);
        processes.add(process);
        return process;
    }

    @Test
    void sync_twoProcesses_readEachShopInOneOfThemAndLeaveNoneOut() throws Exception {
        FleetWorker.open(database.url(), VirtualTime.at(FleetWorker.NOW)).close();
        FleetProcess first = start(FleetWorker.NOW, false);
        FleetProcess second = start(FleetWorker.NOW, true);
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
    void sync_oneProcessIsKilled_itsShopIsSkippedUntilItsLeaseHasRunOut() throws Exception {
        FleetProcess victim = start(FleetWorker.NOW, false);
        String held = victim.awaitReading();
        victim.kill();
        FleetProcess other = start(FleetWorker.NOW, true);
        other.awaitReading();
        other.goOn();
        Map<String, FleetProcess.Line> left = other.awaitLines();
        assertThat(left.get(held).outcome()).isEqualTo("SKIPPED");
        assertThat(left).hasSize(FleetWorker.SHOPS);

        FleetProcess later = start(FleetWorker.NOW.plus(Duration.ofMinutes(2)), false);
        later.awaitReading();
        later.goOn();
        Map<String, FleetProcess.Line> last = later.awaitLines();

        assertThat(last.values()).extracting(FleetProcess.Line::outcome).containsOnly("COMPLETE");
        assertThat(written(left) + written(last)).as("written once").isEqualTo(ALL_ORDERS);
        assertHoldsTheFleet();
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
