package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What is in the tables depends on what was delivered, not on when and beside what. */
class LoadOrderOfArrivalTest {
    private static final int SHUFFLES = Boolean.getBoolean("tradewind.full") ? 20 : 1;

    @Test
    void load_sameVersionsInAnyOrderAndBatches_sameContentOnBothEngines() {
        List<Change<?>> versions = new LoadWorld(7, 500).inOrder();
        SortedMap<String, String> expected = inOrder(Engines.duckDb(), versions);
        for (int seed = 0; seed < SHUFFLES; seed++) {
            assertThat(shuffled(Engines.duckDb(), versions, seed)).isEqualTo(expected);
        }
        assertThat(shuffled(Engines.postgres(), versions, 99)).isEqualTo(expected);
    }

    private static SortedMap<String, String> inOrder(TestDatabase place, List<Change<?>> versions) {
        try (LoadHarness warehouse = new LoadHarness(place)) {
            for (int from = 0; from < versions.size(); from += 600) {
                load(warehouse, versions.subList(from, Math.min(from + 600, versions.size())));
            }
            return warehouse.hash();
        }
    }

    private static SortedMap<String, String> shuffled(TestDatabase place, List<Change<?>> versions, long seed) {
        Random random = new Random(seed);
        List<Change<?>> arrivals = new ArrayList<>(versions);
        // Some come twice.
        arrivals.addAll(versions.subList(0, versions.size() / 10));
        Collections.shuffle(arrivals, random);
        try (LoadHarness warehouse = new LoadHarness(place)) {
            int from = 0;
            while (from < arrivals.size()) {
                int to = Math.min(from + 1 + random.nextInt(1_200), arrivals.size());
                load(warehouse, arrivals.subList(from, to));
                from = to;
            }
            return warehouse.hash();
        }
    }

    private static void load(LoadHarness warehouse, List<Change<?>> changes) {
        Counts counts = LoadHarness.total(warehouse.load(changes));
        assertThat(counts.read()).isEqualTo(changes.size());
        assertThat(counts.rejected())
                .isEqualTo(changes.stream().filter(LoadWorld::isMisfit).count());
    }
}
