package dev.tradewind.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.error.ThrottledException.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten minutes of eager threads against a platform's bucket, on virtual time. */
class LimiterLoadTest {
    private static final Duration LENGTH = Duration.ofMinutes(10);

    private final VirtualTime time = new VirtualTime();

    /** A platform that counts what it refuses. */
    private final class Platform {
        private final Bucket bucket;
        private int served;
        private int refused;

        Platform(RateLimit limit) {
            this.bucket = new Bucket(limit, 1, time.instant());
        }

        synchronized boolean call() {
            bucket.refill(time.instant());
            boolean good = bucket.level() >= 1 - 1e-6;
            if (good) {
                bucket.take("any", 1);
                served++;
            } else {
                refused++;
            }
            return good;
        }
    }

    @ParameterizedTest(name = "{0}: {1} per {2}, burst {3}")
    @CsvSource({
        "Shopify REST, 2, PT1S, 40",
        "Shopify GraphQL at 50 points, 2, PT1S, 40",
        "Amazon orders, 1, PT60S, 20",
        "Amazon feeds, 1, PT2M, 15",
        "Shopee, 10, PT1S, 10",
        "Lazada, 10, PT1S, 1",
        "WooCommerce, 25, PT10S, 25"
    })
    void acquire_eightThreadsInThreeProcesses_usesTheAllowanceUnrefused(
            String platform, int permits, Duration per, int burst) throws InterruptedException {
        RateLimit limit = new RateLimit(permits, per, burst);
        Platform server = new Platform(limit);
        int processes = burst >= 15 ? 3 : 1;
        List<Runnable> threads = IntStream.range(0, processes)
                .mapToObj(process -> new Limiter(time, time, Duration.ofMinutes(1), 1.0 / processes))
                .flatMap(limiter -> IntStream.range(0, 8)
                        .<Runnable>mapToObj(thread -> () -> callOn(limiter, new RateRule(key(), limit, true), server)))
                .toList();

        time.run(threads);

        double restored = permits * (double) LENGTH.toSeconds() / per.toSeconds();
        double allowance = processes * Math.floor(Math.floor((double) burst / processes) + restored / processes);
        assertThat(server.refused / (double) (server.served + server.refused))
                .as("refused by %s", platform)
                .isLessThanOrEqualTo(0.001);
        assertThat(server.served / allowance).as("used at %s", platform).isBetween(0.95, 1.01);
    }

    @Test
    void acquire_oneLaneBesideEight_waitsAtMostTwiceItsShare() throws InterruptedException {
        Limiter limiter = new Limiter(time, time, Duration.ofMinutes(1), 1);
        List<RateRule> rules = List.of(new RateRule(key(), RateLimit.perSecond(10, 1)));
        List<Duration> waits = new ArrayList<>();
        AtomicInteger crowd = new AtomicInteger();
        Runnable single = () -> {
            while (time.instant().isBefore(end())) {
                Instant asked = time.instant();
                acquire(limiter, rules, "single");
                waits.add(Duration.between(asked, time.instant()));
            }
        };
        Runnable lane = () -> {
            while (time.instant().isBefore(end())) {
                acquire(limiter, rules, "crowd");
                crowd.incrementAndGet();
            }
        };

        time.run(Stream.concat(Stream.of(single), Stream.generate(() -> lane).limit(8))
                .toList());

        assertThat(waits)
                .as("10 a second for two shops: one each 200 ms")
                .allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(401)));
        assertThat((double) waits.size() / crowd.get()).isBetween(0.9, 1.1);
    }

    @Test
    void acquire_shopStuckOnItsOwnAllowance_holdsUpNobodyInTheApps() throws InterruptedException {
        Limiter limiter = new Limiter(time, time, Duration.ofMinutes(1), 1);
        RateRule app = new RateRule(new RateKey("app"), RateLimit.perSecond(10, 1));
        RateRule slow = new RateRule(new RateKey("slow"), new RateLimit(1, Duration.ofSeconds(7), 1));
        AtomicInteger free = new AtomicInteger();
        Runnable stuck = () -> {
            while (time.instant().isBefore(end())) {
                acquire(limiter, List.of(slow, app), "stuck");
            }
        };
        Runnable other = () -> {
            while (time.instant().isBefore(end())) {
                acquire(limiter, List.of(app), "other");
                free.incrementAndGet();
            }
        };

        time.run(Stream.concat(Stream.of(other), Stream.generate(() -> stuck).limit(8))
                .toList());

        long all = LENGTH.toSeconds() * 10;
        long ofTheStuck = LENGTH.toSeconds() / 7;
        assertThat((double) free.get()).isGreaterThan(0.95 * (all - ofTheStuck));
    }

    private void callOn(Limiter limiter, RateRule rule, Platform server) {
        while (time.instant().isBefore(end())) {
            if (acquire(limiter, List.of(rule), "shop")) {
                Instant granted = time.instant();
                if (!server.call()) {
                    limiter.slow(List.of(rule), Reach.SHOP, granted, time.instant());
                }
            }
        }
    }

    /** Waits as a lane does that gave its thread back. */
    private boolean acquire(Limiter limiter, List<RateRule> rules, String shop) {
        try {
            Optional<Instant> later = limiter.acquire(rules, shop, wait -> {});
            if (later.isPresent()) {
                time.sleep(Duration.between(time.instant(), later.get()));
            }
            return later.isEmpty() && time.instant().isBefore(end());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant end() {
        return VirtualTime.START.plus(LENGTH);
    }

    private static RateKey key() {
        return new RateKey("shared");
    }
}
