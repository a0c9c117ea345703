package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Coverage;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What evidence is worth: two orders are read, and this is what the platform and the reader say of it. */
class EvidenceTest {
    private static final Instant SINCE = Instant.parse("2026-11-18T16:00:00Z");

    private final ScriptedShop shop = new ScriptedShop();

    @ParameterizedTest
    @CsvSource({
        "2, 2, true, COMPLETE",
        "2, 1, true, COMPLETE",
        "3, 3, true, PARTIAL",
        "1, 1, true, PARTIAL",
        "9, 9, false, COMPLETE",
        "9, 8, false, PARTIAL",
        "8, 9, false, PARTIAL"
    })
    void run_countThatThePlatformStates_mustBeWhatWasRead(
            long stated, long counted, boolean wholeSlice, Outcome outcome) {
        Evidence evidence =
                new Evidence(Proof.COUNTED, Optional.of(new Count(stated, counted, wholeSlice)), "scripted");
        shop.feed(feed(Proof.KEYSET, Proof.KEYSET), (slice, at) -> page(evidence));
        try (Bench bench = Bench.duckDb(shop.time)) {
            Receipt receipt = bench.sync(shop);

            assertThat(receipt.worst()).as(receipt.toString()).contains(outcome);
            if (outcome == Outcome.PARTIAL) {
                SyncEngineTest.reason(receipt.lines().get(0), Reason.Code.DISPUTED);
            }
        }
    }

    @Test
    void run_proofThatIsEnoughToReadAndNotToSettle_settlesOnlyWithTheBetterOne() {
        Feed feed = feed(Proof.CHAINED, Proof.AGREED);
        shop.feed(feed, (slice, at) -> page(Evidence.of(Proof.CHAINED, "once")));
        try (Bench bench = Bench.duckDb(shop.time)) {
            bench.sync(shop);
            shop.time.advance(Duration.ofDays(30));
            Coverage once = coverage(bench);
            assertThat(once.settledTo()).isBefore(ScriptedShop.NOW.minus(Duration.ofHours(12)));

            shop.feed(feed, (slice, at) -> page(Evidence.of(Proof.AGREED, "twice")));
            shop.time.advance(Duration.ofDays(1));

            assertThat(coverage(bench).settledTo()).isAfterOrEqualTo(ScriptedShop.NOW.minus(Duration.ofMinutes(1)));
        }
    }

    private Coverage coverage(Bench bench) {
        ReceiptLine line = bench.sync(shop).lines().get(0);
        assertThat(line.outcome()).as(line.toString()).isEqualTo(Outcome.COMPLETE);
        return line.coverage().orElseThrow();
    }

    private static SlicePage page(Evidence evidence) {
        return SlicePage.of(
                List.of(ScriptedShop.order("o1", SINCE), ScriptedShop.order("o2", SINCE)), new Step.End(evidence));
    }

    /** Posted, so that orders of any time may come. */
    private static Feed feed(Proof atLeast, Proof toSettle) {
        return Feed.builder("orders", Dataset.ORDERS)
                .axis(Axis.POSTED)
                .maxWindow(Duration.ofDays(365))
                .proof(atLeast, toSettle)
                .settle(Duration.ofDays(2), Duration.ofHours(6))
                .build();
    }
}
