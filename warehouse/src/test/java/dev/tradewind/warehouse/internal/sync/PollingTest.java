package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop that is polled more often than its records settle. */
class PollingTest {
    private final ScriptedShop shop = new ScriptedShop();

    @ParameterizedTest
    @CsvSource({"PT5M, PT15M, PT5M, 14", "P4D, P35D, P1D, 26"})
    void run_polledForLong_readsWhatIsYoungAndNoMore(Duration poll, Duration settle, Duration every, int polls) {
        Feed feed = Feed.builder("orders", Dataset.ORDERS)
                .maxWindow(Duration.ofDays(365))
                .settle(settle, every)
                .build();
        shop.feed(feed, (slice, at) -> ScriptedShop.end(Proof.KEYSET));
        List<Duration> read = new ArrayList<>();
        Instant settled = Instant.MIN;
        int most = 0;
        try (Bench bench = Bench.duckDb(shop.time)) {
            for (int i = 0; i < polls; i++) {
                shop.opened.clear();
                Receipt receipt = bench.sync(shop);
                SyncEngineTest.assertComplete(receipt);
                settled = receipt.lines().get(0).coverage().orElseThrow().settledTo();
                if (i > polls / 2) {
                    read.add(shop.opened.stream().map(PollingTest::length).reduce(Duration.ZERO, Duration::plus));
                    most = Math.max(most, shop.opened.size());
                }
                shop.time.advance(poll);
            }
        }
        Duration young = settle.plus(poll).plus(every).multipliedBy(2);
        assertThat(read).allSatisfy(length -> assertThat(length).isLessThan(young));
        assertThat(settled).isAfter(shop.time.instant().minus(young));
        assertThat(most).as("slices in a poll").isLessThan(12);
    }

    private static Duration length(Slice slice) {
        Scope.Window window = (Scope.Window) slice.scope();
        return Duration.between(window.from(), window.to());
    }
}
