package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a connector does, it does to its own shop. */
class BadConnectorTest {
    private final MemoryPlatform bad = MemoryPlatform.of(Seed.of(1).orders(40), feed());
    private final MemoryPlatform good = MemoryPlatform.of(Seed.of(2).orders(50), bad.clock(), "2", "other", feed());

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSE")
    void run_connectorThrows_failsItsShopAndNoOther(BadConnector.Entry entry) {
        assertFailsAlone(entry, () -> {
            throw new IllegalArgumentException("no row at 17");
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSE")
    void run_connectorOverflowsTheStack_failsItsShopAndNoOther(BadConnector.Entry entry) {
        assertFailsAlone(entry, () -> {
            throw new StackOverflowError();
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSE")
    void run_connectorGivesNull_failsItsShopAndNoOther(BadConnector.Entry entry) {
        assertFailsAlone(entry, () -> null);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = "CLOSE")
    void run_readerThatCannotBeClosed_isANote(BadConnector.Entry entry) {
        try (Bench bench = Bench.duckDb(bad.clock())) {
            Receipt receipt = bench.sync(new BadConnector(bad.connector(), entry, () -> {
                throw new IllegalStateException("still in use");
            }));
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(receipt.toString()).contains("still in use");
        }
    }

    private void assertFailsAlone(BadConnector.Entry entry, Supplier<Object> deed) {
        try (Bench bench = Bench.duckDb(bad.clock())) {
            Receipt receipt = bench.sync(new BadConnector(bad.connector(), entry, deed), good.connector());

            assertThat(lines(receipt, "1")).isNotEmpty().allSatisfy(line -> {
                assertThat(line.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(line.reasons()).isNotEmpty();
            });
            assertThat(lines(receipt, "2"))
                    .hasSize(2)
                    .extracting(ReceiptLine::outcome)
                    .containsOnly(Outcome.COMPLETE);
            assertThat(bench.number("select count(*) from {wh_lease} where owner <> ''"))
                    .isZero();
            assertThat(bench.number("select count(*) from {wh_slice} where state = 'READING'"))
                    .isZero();
            Receipt mended = bench.sync(bad.connector());
            assertThat(mended.isComplete()).as(mended.toString()).isTrue();
        }
    }

    /** A few slices: what goes wrong does so at the first. */
    private static MemoryFeed feed() {
        return MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(14)));
    }

    private static List<ReceiptLine> lines(Receipt receipt, String shop) {
        return receipt.lines().stream()
                .filter(line -> line.shop().id().equals(shop))
                .toList();
    }
}
