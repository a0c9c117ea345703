package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.error.UnreadableException;
import dev.tradewind.core.receipt.Coverage;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of slices whose readers say unusual things. */
class SliceStatesTest {
    private static final Instant SINCE = ScriptedShop.NOW.minus(Duration.ofDays(3));
    private static final Instant END = ScriptedShop.NOW.minus(Duration.ofMinutes(1));
    private static final int WINDOWS = Boolean.getBoolean("tradewind.full") ? 10_000 : 120;

    private final ScriptedShop shop = new ScriptedShop();

    @Test
    void run_partThatCanNeverBeRead_isPartialOnceThenANoteAndProgressPasses() {
        Instant lost = SINCE.plus(Duration.ofHours(30));
        Instant back = lost.plus(Duration.ofHours(5));
        shop.feed(feed(Duration.ofDays(365)), (slice, at) -> {
            Scope.Window window = (Scope.Window) slice.scope();
            if (window.from().isBefore(back) && lost.isBefore(window.to())) {
                throw new UnreadableException(
                        context(), "it is too old", "Nothing can be done", new Span(lost, back, ZoneOffset.UTC), null);
            }
            return ScriptedShop.end(Proof.KEYSET, ScriptedShop.order("o" + window.from(), window.from()));
        });
        try (Bench bench = Bench.duckDb(shop.time)) {
            ReceiptLine first = line(bench);
            assertThat(first.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(SyncEngineTest.reason(first, Reason.Code.GAP).slice()).isEqualTo(lost + " to " + back);
            assertThat(first.coverage().map(Coverage::completeTo)).contains(END);
            assertThat(bench.orders()).containsOnlyKeys("o" + SINCE, "o" + back);

            ReceiptLine second = line(bench);
            assertThat(second.outcome()).as(second.toString()).isEqualTo(Outcome.COMPLETE);
            assertThat(SyncEngineTest.reason(second, Reason.Code.NOTE).message())
                    .contains("too old");
        }
    }

    @Test
    void run_platformCoveredLess_readsTheRestAsASliceOfItsOwn() {
        List<Instant> froms = new ArrayList<>();
        shop.feed(feed(Duration.ofDays(365)), (slice, at) -> {
            Scope.Window window = (Scope.Window) slice.scope();
            froms.add(window.from());
            Instant covered = froms.size() == 1 ? window.to().minus(Duration.ofHours(1)) : window.to();
            return new SlicePage(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.of(covered),
                    new Step.End(Evidence.of(Proof.KEYSET, "scripted")));
        });
        try (Bench bench = Bench.duckDb(shop.time)) {
            ReceiptLine line = line(bench);
            assertThat(line.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(froms).containsExactly(SINCE, END.minus(Duration.ofHours(1)));
            assertThat(line.coverage().map(Coverage::completeTo)).contains(END);
        }
    }

    @Test
    void run_youngSliceReadAgainInVain_keepsCompleteAndHoldsSettledBack() {
        Feed feed = Feed.builder("orders", Dataset.ORDERS)
                .maxWindow(Duration.ofDays(1))
                .settle(Duration.ofDays(2), Duration.ofHours(6))
                .build();
        shop.feed(feed, (slice, at) -> ScriptedShop.end(Proof.KEYSET));
        try (Bench bench = Bench.duckDb(shop.time)) {
            Coverage before = line(bench).coverage().orElseThrow();
            assertThat(before.completeTo()).isEqualTo(END);
            assertThat(before.settledTo()).isBefore(END);
            shop.feed(feed, (slice, at) -> {
                Scope.Window window = (Scope.Window) slice.scope();
                if (window.from().isBefore(END)) {
                    throw new UnavailableException(context(), "the platform is down", "Wait", null);
                }
                return ScriptedShop.end(Proof.KEYSET);
            });
            shop.time.advance(Duration.ofDays(5));

            ReceiptLine failed = line(bench);

            assertThat(failed.outcome()).isNotEqualTo(Outcome.COMPLETE);
            assertThat(failed.coverage().orElseThrow().completeTo()).isAfterOrEqualTo(END);
            assertThat(failed.coverage().orElseThrow().settledTo()).isEqualTo(before.settledTo());
            shop.feed(feed, (slice, at) -> ScriptedShop.end(Proof.KEYSET));
            ReceiptLine mended = line(bench);
            assertThat(mended.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(mended.coverage().orElseThrow().settledTo()).isAfter(END);
        }
    }

    @Test
    void run_samePositionTwice_isDisputed() {
        assertDisputed((slice, at) -> ScriptedShop.more("p"), "the position after a page is the one before it");
    }

    @Test
    void run_emptyPagesWithoutEnd_isDisputed() {
        assertDisputed(
                (slice, at) ->
                        ScriptedShop.more(at.map(cursor -> cursor.value() + "x").orElse("p")),
                "empty pages in a row");
    }

    @Test
    void run_rowBeforeTheWindow_isDisputed() {
        assertDisputed(
                (slice, at) -> ScriptedShop.end(
                        Proof.KEYSET, ScriptedShop.order("old", SINCE.minusSeconds(1), shop.time.instant())),
                "the platform ignored the filter");
    }

    @Test
    void run_rowAfterTheWindow_isKept() {
        shop.feed(
                feed(Duration.ofDays(365)),
                (slice, at) -> ScriptedShop.end(Proof.KEYSET, ScriptedShop.order("new", END.plusSeconds(5))));
        try (Bench bench = Bench.duckDb(shop.time)) {
            assertThat(line(bench).outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(bench.orders()).containsOnlyKeys("new");
        }
    }

    @Test
    void run_manyWindows_leaveFewRowsBehind() {
        Feed feed = Feed.builder("orders", Dataset.ORDERS)
                .maxWindow(Duration.ofMinutes(10))
                .build();
        shop.feed(feed, (slice, at) -> ScriptedShop.end(Proof.KEYSET));
        Instant since = ScriptedShop.NOW.minus(Duration.ofMinutes(10L * WINDOWS));
        try (Bench bench = Bench.duckDb(shop.time)) {
            SyncEngineTest.assertComplete(bench.sync(Bench.options(1, Set.of(), since), shop));
            assertThat(shop.opened).hasSizeGreaterThanOrEqualTo(WINDOWS);
            assertThat(bench.number("select count(*) from {wh_slice}")).isLessThan(5);
            assertThat(bench.number("select count(*) from {wh_slice_seen}")).isZero();
        }
    }

    @Test
    void run_replaceByWindowOrOfWhatIsNotKeptByDay_isRefusedWhenItIsPlanned() {
        assertRefused(
                Feed.builder("reviews", Dataset.ACTIVITY)
                        .axis(Axis.DAY)
                        .write(Write.REPLACE)
                        .build(),
                "cannot replace days of activity");
        assertRefused(
                Feed.builder("traffic", Dataset.TRAFFIC)
                        .axis(Axis.POSTED)
                        .write(Write.REPLACE)
                        .build(),
                "only days can be replaced");
        assertRefused(
                Feed.builder("fees", Dataset.FINANCE)
                        .axis(Axis.AS_OF)
                        .write(Write.SWEEP)
                        .build(),
                "cannot sweep finance");
        assertRefused(
                Feed.builder("orders", Dataset.ORDERS)
                        .axis(Axis.MODIFIED)
                        .write(Write.SWEEP)
                        .build(),
                "must be read as of an instant");
    }

    private void assertRefused(Feed feed, String why) {
        ScriptedShop other = new ScriptedShop().feed(feed, (slice, at) -> ScriptedShop.end(Proof.KEYSET));
        try (Bench bench = Bench.duckDb(other.time)) {
            ReceiptLine line = bench.sync(other).lines().get(0);
            assertThat(line.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(SyncEngineTest.reason(line, Reason.Code.ERROR).message()).contains(why);
            assertThat(other.opened).isEmpty();
        }
    }

    private void assertDisputed(Script script, String why) {
        shop.feed(feed(Duration.ofDays(365)), script);
        try (Bench bench = Bench.duckDb(shop.time)) {
            ReceiptLine line = line(bench);
            assertThat(line.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(SyncEngineTest.reason(line, Reason.Code.DISPUTED).message())
                    .contains(why);
            assertThat(bench.orders()).isEmpty();
        }
    }

    private ReceiptLine line(Bench bench) {
        Receipt receipt = bench.sync(Bench.options(1, Set.of(), SINCE), shop);
        assertThat(receipt.lines()).hasSize(1);
        return receipt.lines().get(0);
    }

    private ErrorContext context() {
        return ErrorContext.of(shop.shop().ref(), "read");
    }

    private static Feed feed(Duration window) {
        return Feed.builder("orders", Dataset.ORDERS).maxWindow(window).build();
    }
}
