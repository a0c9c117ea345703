package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ForbiddenException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.memory.Quirks;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SyncEngineTest {
    private final MemoryPlatform shop = MemoryPlatform.of(
            Seed.of(1).orders(120).tie(30), MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(5))));
    private final Quirks quirks = shop.quirks("orders");

    @Test
    void run_quietShop_isCompleteAndTheNextRunWritesNothing() {
        try (Bench bench = Bench.duckDb(shop.clock())) {
            ReceiptLine first = orders(bench.sync(shop.connector()));
            assertThat(first.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(first.counts().read()).isEqualTo(120);
            assertHoldsTheWorld(bench);
            ReceiptLine again = orders(bench.sync(shop.connector()));
            assertThat(again.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(again.counts().written()).isZero();
        }
    }

    @Test
    void run_windowThatMustSplit_isReadInPartsAndComplete() {
        quirks.splitAbove(40);
        try (Bench bench = Bench.duckDb(shop.clock())) {
            assertComplete(bench.sync(shop.connector()));
            assertHoldsTheWorld(bench);
            assertThat(bench.number("select count(*) from {wh_slice} where state not in ('EXPLAINED', 'MERGED')"))
                    .isZero();
        }
    }

    @Test
    void run_jobThatIsNotReady_waitsAndGoesOn() {
        quirks.waits(3, Duration.ofMinutes(2));
        try (Bench bench = Bench.duckDb(shop.clock())) {
            Instant start = shop.clock().instant();
            assertComplete(bench.sync(shop.connector()));
            assertHoldsTheWorld(bench);
            assertThat(Duration.between(start, shop.clock().instant())).isGreaterThan(Duration.ofMinutes(6));
        }
    }

    @Test
    void run_contradictedEvidence_staysOpenAndSaysWhichSliceAndWhy() {
        quirks.counts(Quirks.Counts.WHOLE_SLICE);
        try (Bench bench = Bench.duckDb(shop.clock())) {
            assertComplete(bench.sync(shop.connector()));
            Instant complete = orders(bench.sync(shop.connector()))
                    .coverage()
                    .orElseThrow()
                    .completeTo();
            quirks.misstate(1);
            shop.world().insert(shop.clock().instant());
            shop.clock().advance(Duration.ofHours(1));

            ReceiptLine line = orders(bench.sync(shop.connector()));

            assertThat(line.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(line.coverage().orElseThrow().completeTo()).isEqualTo(complete);
            Reason reason = reason(line, Reason.Code.DISPUTED);
            assertThat(reason.slice()).startsWith(complete.toString());
            assertThat(reason.message()).contains("states 2 records, 1 distinct");
            assertThat(bench.number("select generation from {wh_slice} where state = 'DISPUTED'"))
                    .isEqualTo(4);

            quirks.misstate(0);
            assertComplete(bench.sync(shop.connector()));
            assertHoldsTheWorld(bench);
        }
    }

    @Test
    void run_proofBelowWhatTheFeedOwes_isPartial() {
        quirks.claim(Proof.CHAINED);
        try (Bench bench = Bench.duckDb(shop.clock())) {
            ReceiptLine line = orders(bench.sync(shop.connector()));
            assertThat(line.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(reason(line, Reason.Code.DISPUTED).message()).contains("CHAINED is weaker than KEYSET");
            assertThat(line.coverage()).isEmpty();
        }
    }

    @Test
    void run_recordsNamedButNotDelivered_areReadByIdInTheSameRun() {
        quirks.withhold(some(7));
        try (Bench bench = Bench.duckDb(shop.clock())) {
            assertComplete(bench.sync(shop.connector()));
            assertHoldsTheWorld(bench);
            assertThat(bench.number("select count(*) from {wh_reread}")).isZero();
        }
    }

    @Test
    void run_secondListingNamesMore_isReadByIdAndAgreed() {
        MemoryPlatform weak =
                MemoryPlatform.of(Seed.of(3).orders(120), MemoryFeed.orders(feed -> feed.proof(Proof.AGREED)));
        Set<Long> hidden = weak.world().allOrders().limit(5).map(WorldOrder::id).collect(Collectors.toSet());
        weak.quirks("orders").secondListing(true).hide(hidden);
        try (Bench bench = Bench.duckDb(weak.clock())) {
            assertComplete(bench.sync(weak.connector()));
            assertThat(bench.number("select count(*) from {wh_order}")).isEqualTo(120);
        }
    }

    @Test
    void run_positionsThatAreForgotten_goOnFromWhatIsCovered() {
        quirks.pageSize(10).cursorLife(Duration.ofSeconds(30));
        shop.beforePage(call -> {
            if (call.number() % 9 == 8) {
                shop.clock().advance(Duration.ofMinutes(1));
            }
        });
        try (Bench bench = Bench.duckDb(shop.clock())) {
            assertComplete(bench.sync(shop.connector()));
            assertHoldsTheWorld(bench);
        }
    }

    @Test
    void run_corruptRecords_areKeptAsideUntilTheyLoad() {
        quirks.corrupt(some(3));
        try (Bench bench = Bench.duckDb(shop.clock())) {
            for (int run = 1; run <= 2; run++) {
                ReceiptLine line = orders(bench.sync(shop.connector()));
                assertThat(line.outcome()).isEqualTo(Outcome.PARTIAL);
                assertThat(line.counts().rejected()).isEqualTo(3);
                assertThat(reason(line, Reason.Code.REJECTED).message()).startsWith("3 records");
                assertThat(line.coverage()).isPresent();
            }
            quirks.corrupt(Set.of());
            assertComplete(bench.sync(shop.connector()));
            assertHoldsTheWorld(bench);
        }
    }

    @Test
    void run_earlierSinceAndNewDataset_areBackfilledBesideTheMainLine() {
        try (Bench bench = Bench.duckDb(shop.clock())) {
            Instant late = Bench.SINCE.plus(Duration.ofDays(20));
            Receipt first = bench.sync(Bench.options(1, Set.of(Dataset.ORDERS), late), shop.connector());
            assertComplete(first);
            assertThat(orders(first).coverage().orElseThrow().completeFrom()).isEqualTo(late);
            assertThat(bench.number("select count(*) from {wh_order}")).isBetween(1L, 119L);

            Receipt second = bench.sync(Bench.options(1, Set.of(Dataset.ORDERS), Bench.SINCE), shop.connector());
            assertComplete(second);
            assertThat(orders(second).coverage().orElseThrow().completeFrom()).isEqualTo(Bench.SINCE);
            assertHoldsTheWorld(bench);

            Receipt third = bench.sync(shop.connector());
            assertComplete(third);
            assertThat(third.lines()).hasSize(2);
            assertThat(third.lines().get(1).counts().read()).isEqualTo(120);
        }
    }

    @Test
    void run_consentWithdrawn_saysReauthorizeAndStopsNoOtherShop() {
        MemoryPlatform other =
                MemoryPlatform.of(Seed.of(2).orders(50), shop.clock(), "2", "other", MemoryFeed.orders());
        shop.beforePage(call -> {
            throw new ReauthorizeException(context(), "the consent was withdrawn", "Ask the seller", null);
        });
        try (Bench bench = Bench.duckDb(shop.clock())) {
            Receipt receipt = bench.sync(shop.connector(), other.connector());
            assertThat(receipt.lines())
                    .extracting(ReceiptLine::outcome)
                    .containsExactlyInAnyOrder(
                            Outcome.REAUTHORIZE, Outcome.REAUTHORIZE, Outcome.COMPLETE, Outcome.COMPLETE);
        }
    }

    @Test
    void run_optionalFeedRefused_isANoteUnlessAskedForByName() {
        MemoryPlatform both = MemoryPlatform.of(
                Seed.of(2).orders(50), MemoryFeed.orders(), MemoryFeed.traffic(feed -> feed.optional()));
        both.beforePage(call -> {
            if (call.slice().feed().equals("traffic")) {
                throw new ForbiddenException(context(), "no permission for traffic", "Ask for it", null);
            }
        });
        try (Bench bench = Bench.duckDb(both.clock())) {
            Receipt byDefault = bench.sync(both.connector());
            assertComplete(byDefault);
            assertThat(byDefault.lines()).anySatisfy(line -> reason(line, Reason.Code.NOTE));
            Receipt byName = bench.sync(Bench.options(1, Set.of(Dataset.TRAFFIC)), both.connector());
            assertThat(byName.lines()).singleElement().satisfies(line -> {
                assertThat(line.outcome()).isEqualTo(Outcome.PARTIAL);
                reason(line, Reason.Code.FORBIDDEN);
            });
        }
    }

    @Test
    void run_platformDown_failsThenThrottledOnceCompletes() {
        shop.beforePage(call -> {
            throw new UnavailableException(context(), "the platform is down", "Wait", null);
        });
        try (Bench bench = Bench.duckDb(shop.clock())) {
            ReceiptLine failed = orders(bench.sync(shop.connector()));
            assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
            reason(failed, Reason.Code.ERROR);
            long begin = shop.pages();
            shop.beforePage(call -> {
                if (call.number() == begin + 2) {
                    Instant until = shop.clock().instant().plusSeconds(90);
                    throw new ThrottledException(context(), "too many calls", "", until, null);
                }
            });
            assertComplete(bench.sync(shop.connector()));
            assertHoldsTheWorld(bench);
        }
    }

    @Test
    void run_manyLanes_holdsTheWorld() {
        MemoryPlatform wide = MemoryPlatform.of(
                Seed.of(5).orders(150),
                MemoryFeed.orders(feed -> feed.maxOpen(3).maxWindow(Duration.ofDays(5))));
        try (Bench bench = Bench.duckDb(wide.clock())) {
            assertComplete(bench.sync(Bench.options(4, Set.of()), wide.connector()));
            assertThat(bench.number("select count(*) from {wh_order}")).isEqualTo(150);
            assertThat(wide.mostOpenReaders()).isBetween(1, 3);
            assertThat(wide.openReaders()).isZero();
        }
    }

    @Test
    void run_stoppedInTheMiddle_saysStoppedAndTheNextRunGoesOn() {
        StopSignal stop = new StopSignal();
        shop.beforePage(call -> {
            if (call.number() == 4) {
                stop.stop();
            }
        });
        try (Bench bench = Bench.duckDb(shop.clock())) {
            Receipt stopped = bench.engine.run(Stream.of(shop.connector()), Bench.options(1, Set.of()), stop);
            assertThat(orders(stopped).outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(bench.number("select count(*) from {wh_lease} where owner <> ''"))
                    .isZero();
            assertComplete(bench.sync(shop.connector()));
            assertHoldsTheWorld(bench);
        }
    }

    @Test
    void receipt_ofAnEarlierRun_isMadeFromTheTablesAgain() {
        try (Bench bench = Bench.duckDb(shop.clock())) {
            Receipt receipt = bench.sync(shop.connector());
            assertThat(bench.engine.receipt(receipt.runId())).contains(receipt);
        }
    }

    private Set<Long> some(int count) {
        return shop.world().allOrders().limit(count).map(WorldOrder::id).collect(Collectors.toSet());
    }

    private ErrorContext context() {
        return ErrorContext.of(shop.shop().ref(), "read");
    }

    private void assertHoldsTheWorld(Bench bench) {
        assertThat(bench.orders()).isEqualTo(Bench.orders(shop.world()));
    }

    static void assertComplete(Receipt receipt) {
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
    }

    static ReceiptLine orders(Receipt receipt) {
        return receipt.lines().get(0);
    }

    static Reason reason(ReceiptLine line, Reason.Code code) {
        assertThat(line.reasons()).extracting(Reason::code).as(line.toString()).contains(code);
        return line.reasons().stream()
                .filter(each -> each.code() == code)
                .findFirst()
                .orElseThrow();
    }
}
