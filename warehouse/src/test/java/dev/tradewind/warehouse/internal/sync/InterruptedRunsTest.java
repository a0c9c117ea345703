package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.event.CommitEvent;
import dev.tradewind.core.event.SliceEvent;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs that are ended at some moment, in some way, end at a commit: with a receipt, with nothing left behind, and so that a
 * later run makes the tables whole. Long form: 500 of them.
 */
class InterruptedRunsTest {
    private static final int RUNS = Boolean.getBoolean("tradewind.full") ? 500 : 40;
    private static final int WHOLE_EVERY = 10;
    private static final int MOMENTS = 14;
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final VirtualTime time = VirtualTime.at(Seed.of(1).to());
    private final List<MemoryPlatform> shops = List.of(shop("one"), shop("two"));
    private final Random random = new Random(11);

    /** How a run is ended. */
    private enum Way {
        STOP,
        CANCEL,
        CANCEL_WHILE_A_CALL_HANGS,
        INTERRUPT_OF_THE_CALLER,
        INTERRUPT_OF_THE_LANE,
        INTERRUPT_BEFORE_THE_RUN,
        DEADLINE
    }

    @Test
    void run_endedAtAnyMoment_leavesNothingBehindAndALaterRunMakesItWhole() {
        AtomicInteger stopped = new AtomicInteger();
        try (Bench bench = Bench.duckDb(time)) {
            for (int number = 0; number < RUNS; number++) {
                time.advance(Duration.ofHours(1));
                shops.forEach(shop -> shop.world().insert(time.instant()));
                time.advance(Duration.ofMinutes(30));
                Way way = Way.values()[random.nextInt(Way.values().length)];
                int moment = random.nextInt(MOMENTS);
                int lanes = 1 + random.nextInt(3);
                String story = "run " + number + ", " + way + " at " + moment + ", " + lanes + " lanes";
                Receipt receipt = run(bench, way, moment, lanes, story);
                assertThat(receipt.lines())
                        .as(story)
                        .hasSize((int) receipt.shops().begun())
                        .allSatisfy(line -> assertThat(line.outcome()).isIn(Outcome.COMPLETE, Outcome.STOPPED));
                assertThat(receipt.shops().begun()).as(story).isLessThanOrEqualTo(shops.size());
                assertThat(receipt.lines().size() == shops.size()
                                || !receipt.shops().all())
                        .as("%s: shops without a line were left, and that is told", story)
                        .isTrue();
                assertThat(bench.engine.receipt(receipt.runId())).as(story).contains(receipt);
                stopped.addAndGet(receipt.isComplete() ? 0 : 1);
                assertNothingIsLeft(bench, story);
                if (number % WHOLE_EVERY == WHOLE_EVERY - 1) {
                    assertWhole(bench, story);
                }
            }
        }
        assertThat(stopped.get()).as("runs that did not come to their end").isGreaterThan(RUNS / 3);
    }

    private Receipt run(Bench bench, Way way, int moment, int lanes, String story) {
        StopSignal stop = new StopSignal();
        Thread caller = Thread.currentThread();
        AtomicInteger left = new AtomicInteger(moment);
        Runnable happening = () -> {
            if (left.getAndDecrement() == 0) {
                end(way, stop, caller);
            }
        };
        shops.forEach(shop -> shop.beforePage(call -> happening.run()));
        if (way == Way.INTERRUPT_BEFORE_THE_RUN) {
            caller.interrupt();
        }
        try {
            Receipt receipt = bench.engine.run(connectors(), options(lanes, happening, way), stop);
            boolean interrupted = Thread.interrupted();
            if (way == Way.INTERRUPT_BEFORE_THE_RUN || way == Way.INTERRUPT_OF_THE_CALLER && left.get() < 0) {
                assertThat(interrupted).as("%s: handed on", story).isTrue();
            } else if (way != Way.INTERRUPT_OF_THE_LANE) {
                assertThat(interrupted).as("%s: nobody's interrupt", story).isFalse();
            }
            return receipt;
        } finally {
            Thread.interrupted();
            shops.forEach(shop -> shop.beforePage(call -> {}));
        }
    }

    private void end(Way way, StopSignal stop, Thread caller) {
        switch (way) {
            case STOP -> stop.stop();
            case CANCEL -> stop.cancel();
            case CANCEL_WHILE_A_CALL_HANGS -> hang(stop);
            case INTERRUPT_OF_THE_CALLER -> caller.interrupt();
            case INTERRUPT_OF_THE_LANE -> Thread.currentThread().interrupt();
            case INTERRUPT_BEFORE_THE_RUN -> {}
            case DEADLINE -> time.advance(DEADLINE);
        }
    }

    /** What an HTTP client does while no answer comes. */
    private static void hang(StopSignal stop) {
        stop.cancel();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException("interrupted while waiting for an answer", "Run again", e);
        }
    }

    /** Happenings come between pages, and between a commit and what follows it. A call hangs only where one is made. */
    private static SyncOptions options(int lanes, Runnable happening, Way way) {
        boolean everywhere = way != Way.CANCEL_WHILE_A_CALL_HANGS;
        SyncListener listener = new SyncListener() {
            @Override
            public void onSlice(SliceEvent event) {
                if (everywhere) {
                    happening.run();
                }
            }

            @Override
            public void onCommit(CommitEvent event) {
                if (everywhere) {
                    happening.run();
                }
            }
        };
        return new SyncOptions(
                Set.of(Dataset.ORDERS),
                shop -> Optional.of(Bench.SINCE),
                lanes,
                2,
                null,
                DEADLINE,
                listener,
                null,
                Errand.SYNC,
                null);
    }

    private Stream<Connector> connectors() {
        return shops.stream().map(MemoryPlatform::connector);
    }

    private void assertNothingIsLeft(Bench bench, String story) {
        assertThat(shops)
                .as(story)
                .allSatisfy(shop -> assertThat(shop.openReaders()).isZero());
        assertThat(bench.number("select count(*) from {wh_slice} where state = 'READING'"))
                .as("%s: slices that look as if they were read", story)
                .isZero();
        assertThat(bench.number("select count(*) from {wh_lease} where owner <> ''"))
                .as("%s: leases", story)
                .isZero();
        assertThat(bench.number("select count(*) from {wh_run} where finished_at is null"))
                .as("%s: runs without an end", story)
                .isZero();
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("tradewind-")))
                .as("%s: threads", story)
                .isEmpty();
    }

    private void assertWhole(Bench bench, String story) {
        Receipt receipt = bench.engine.run(connectors(), Bench.options(1, Set.of(Dataset.ORDERS)), new StopSignal());
        assertThat(receipt.lines()).as(story).extracting(ReceiptLine::outcome).containsOnly(Outcome.COMPLETE);
        Set<SortedMap<String, Instant>> worlds =
                shops.stream().map(shop -> Bench.orders(shop.world())).collect(Collectors.toSet());
        assertThat(found(bench)).as(story).isEqualTo(worlds);
    }

    /** The versions of the orders of each shop. */
    private static Set<SortedMap<String, Instant>> found(Bench bench) {
        Map<Long, SortedMap<String, Instant>> byShop = new HashMap<>();
        bench.database.run(tx -> Statements.list(
                tx,
                "select shop_key, order_id, source_updated_at from {wh_order}",
                row -> byShop.computeIfAbsent(row.number(1), key -> new TreeMap<>())
                        .put(row.text(2), row.instant(3))));
        return Set.copyOf(byShop.values());
    }

    private MemoryPlatform shop(String id) {
        Seed seed = Seed.of(id.hashCode()).orders(30);
        MemoryFeed feed =
                MemoryFeed.orders(tune -> tune.maxWindow(Duration.ofDays(21)).maxOpen(2));
        MemoryPlatform shop = MemoryPlatform.of(seed, time, id, "account of " + id, feed);
        shop.quirks("orders").pageSize(5);
        return shop;
    }
}
