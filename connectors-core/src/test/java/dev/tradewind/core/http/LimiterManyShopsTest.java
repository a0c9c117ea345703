package dev.tradewind.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimiterManyShopsTest {
    private static final int SHOPS = 2_000;
    private static final RateRule APP = new RateRule(new RateKey("app"), RateLimit.perSecond(100_000, 100_000), true);

    private final VirtualTime time = new VirtualTime();
    private final Limiter limiter = new Limiter(time, time, Duration.ofMinutes(1), 1);

    @Test
    void acquire_manyShopsOneAfterAnother_remembersOnlyThoseThatAreNotFullAgain() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            for (int shop = 0; shop < SHOPS; shop++) {
                limiter.acquire(List.of(ofShop(shop), APP), "shop " + shop, wait -> {});
                time.advance(Duration.ofMillis(100));
            }
        }

        assertThat(limiter.remembered())
                .as("a bucket is full again after a second")
                .isLessThan(20);
    }

    @Test
    void acquire_slowAllowance_isRememberedUntilItIsFullAgain() throws InterruptedException {
        RateRule hourly = new RateRule(new RateKey("hourly"), new RateLimit(1, Duration.ofHours(1), 1));
        limiter.acquire(List.of(hourly), "slow", wait -> {});
        for (int shop = 0; shop < SHOPS; shop++) {
            limiter.acquire(List.of(ofShop(shop)), "shop " + shop, wait -> {});
            time.advance(Duration.ofMillis(100));
        }

        assertThat(limiter.acquire(List.of(hourly), "slow", wait -> {})).isPresent();
    }

    @Test
    void acquire_twoThousandShopsOn32Threads_eachGetsItsOwnAllowance() throws InterruptedException {
        AtomicInteger granted = new AtomicInteger();
        List<Runnable> threads = IntStream.range(0, 32)
                .<Runnable>mapToObj(thread -> () -> {
                    for (int call = 0; call < 3; call++) {
                        for (int shop = thread; shop < SHOPS; shop += 32) {
                            granted.addAndGet(acquire(shop));
                        }
                    }
                })
                .toList();

        time.run(threads);

        assertThat(granted).hasValue(3 * SHOPS);
    }

    @Test
    void around_othersWaitForTheirOwn_isTheCallAlone() {
        Bucket app = new Bucket(APP.limit(), 1, time.instant());
        List<Ticket> all = new ArrayList<>();
        for (int shop = 0; shop < SHOPS; shop++) {
            Bucket own = new Bucket(RateLimit.perSecond(1, 1), 1, time.instant());
            own.take("shop " + shop, 1);
            all.add(new Ticket("shop " + shop, List.of(own, app), shop));
        }
        all.forEach(
                ticket -> ticket.buckets().forEach(bucket -> bucket.waiting().add(ticket)));

        assertThat(Crowd.around(all.get(7), time.instant())).containsExactly(all.get(7));
        app.slow(time.instant(), time.instant(), time.instant());
        assertThat(Crowd.around(all.get(7), time.instant()))
                .as("now all of them want permits that are not there")
                .isEqualTo(all);
    }

    private int acquire(int shop) {
        try {
            return limiter.acquire(List.of(ofShop(shop), APP), "shop " + shop, wait -> {})
                            .isEmpty()
                    ? 1
                    : 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RateRule ofShop(int shop) {
        return new RateRule(new RateKey("shop " + shop), RateLimit.perSecond(1, 1));
    }
}
