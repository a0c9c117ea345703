package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Positions that expire, and limits that open late. */
class SliceFailureTest {
    private static final Instant END = ScriptedShop.NOW.minus(Duration.ofMinutes(1));
    private static final Instant SINCE = END.minus(Duration.ofHours(2));
    private static final Instant MIDDLE = END.minus(Duration.ofHours(1));

    private final ScriptedShop shop = new ScriptedShop();
    private int throttles;

    @Test
    void run_positionExpiresTwice_isReadOnceMoreAndThenInHalves() {
        shop.feed(feed(), (slice, at) -> {
            Scope.Window window = (Scope.Window) slice.scope();
            if (window.from().equals(SINCE) && window.to().equals(END)) {
                throw expired();
            }
            return ScriptedShop.end(Proof.KEYSET, ScriptedShop.order("o" + window.from(), window.from()));
        });
        try (Bench bench = Bench.duckDb(shop.time)) {
            ReceiptLine line = line(bench, SINCE);

            assertThat(line.outcome()).as(line.toString()).isEqualTo(Outcome.COMPLETE);
            assertThat(scopes())
                    .containsExactly(
                            new Scope.Window(SINCE, END),
                            new Scope.Window(SINCE, END),
                            new Scope.Window(SINCE, MIDDLE),
                            new Scope.Window(MIDDLE, END));
            assertThat(bench.orders()).containsOnlyKeys("o" + SINCE, "o" + MIDDLE);
        }
    }

    @Test
    void run_positionOfTheSmallestSliceExpiresAgainAndAgain_staysOpenForTheNextRun() {
        shop.feed(feed(), (slice, at) -> {
            throw expired();
        });
        try (Bench bench = Bench.duckDb(shop.time)) {
            ReceiptLine line = line(bench, END.minusSeconds(1));

            assertThat(SyncEngineTest.reason(line, Reason.Code.UNFINISHED).message())
                    .contains("its position expires before its end is reached");
            assertThat(shop.opened).hasSize(4);
            shop.feed(feed(), (slice, at) -> ScriptedShop.end(Proof.KEYSET));
            assertThat(line(bench, END.minusSeconds(1)).outcome()).isEqualTo(Outcome.COMPLETE);
        }
    }

    /** Each run has its tries: what expired in one does not count in the next. */
    @Test
    void run_positionExpiresInEachRun_isReadOnceMoreInEach() {
        shop.feed(feed(), (slice, at) -> {
            throw expired();
        });
        try (Bench bench = Bench.duckDb(shop.time)) {
            line(bench, END.minusSeconds(1));
            shop.opened.clear();

            line(bench, END.minusSeconds(1));

            assertThat(shop.opened).hasSize(4);
        }
    }

    @Test
    void run_positionExpiresAfterOrderedPages_goesOnFromWhatIsCovered() {
        shop.feed(feed(), (slice, at) -> {
            Scope.Window window = (Scope.Window) slice.scope();
            if (at.isPresent()) {
                throw expired();
            }
            SlicePage more = ScriptedShop.more("1", ScriptedShop.order("o" + window.from(), window.from()));
            return window.from().equals(SINCE)
                    ? new SlicePage(
                            more.changes(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            Optional.of(MIDDLE),
                            more.step())
                    : ScriptedShop.end(Proof.KEYSET, ScriptedShop.order("o" + window.from(), window.from()));
        });
        try (Bench bench = Bench.duckDb(shop.time)) {
            assertThat(line(bench, SINCE).outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(scopes()).containsExactly(new Scope.Window(SINCE, END), new Scope.Window(MIDDLE, END));
        }
    }

    @Test
    void run_limitOpensWithinAQuarterOfAnHour_isWaitedFor() {
        Instant until = shop.time.instant().plus(Duration.ofMinutes(15));
        throttleOnce(until);
        try (Bench bench = Bench.duckDb(shop.time)) {
            assertThat(line(bench, SINCE).outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(shop.time.instant()).isAfterOrEqualTo(until);
        }
    }

    @Test
    void run_limitOpensLater_isLeftToTheNextRun() {
        Instant before = shop.time.instant();
        throttleOnce(before.plus(Duration.ofMinutes(15)).plusSeconds(1));
        try (Bench bench = Bench.duckDb(shop.time)) {
            assertThat(SyncEngineTest.reason(line(bench, SINCE), Reason.Code.THROTTLED)
                            .slice())
                    .contains(SINCE.toString());
            assertThat(shop.time.instant()).isEqualTo(before);
            assertThat(line(bench, SINCE).outcome()).isEqualTo(Outcome.COMPLETE);
        }
    }

    @Test
    void run_limitOpensAndShutsAgainAndAgain_isGivenUpAfterTwentyWaits() {
        shop.feed(feed(), (slice, at) -> {
            throttles++;
            throw throttled(shop.time.instant().plusSeconds(1));
        });
        try (Bench bench = Bench.duckDb(shop.time)) {
            SyncEngineTest.reason(line(bench, SINCE), Reason.Code.THROTTLED);
            assertThat(throttles).isEqualTo(21);
        }
    }

    private void throttleOnce(Instant until) {
        shop.feed(feed(), (slice, at) -> {
            if (throttles++ == 0) {
                throw throttled(until);
            }
            return ScriptedShop.end(Proof.KEYSET);
        });
    }

    private CursorExpiredException expired() {
        return new CursorExpiredException(context(), "the position is too old", "Nothing to do", null);
    }

    private ThrottledException throttled(Instant until) {
        return new ThrottledException(context(), "too many calls", "Wait", until, null);
    }

    private ErrorContext context() {
        return ErrorContext.of(shop.shop().ref(), "read");
    }

    private ReceiptLine line(Bench bench, Instant since) {
        return bench.sync(Bench.options(1, Set.of(), since), shop).lines().get(0);
    }

    private List<Scope> scopes() {
        return shop.opened.stream().map(Slice::scope).toList();
    }

    private static Feed feed() {
        return Feed.builder("orders", Dataset.ORDERS)
                .maxWindow(Duration.ofDays(365))
                .build();
    }
}
