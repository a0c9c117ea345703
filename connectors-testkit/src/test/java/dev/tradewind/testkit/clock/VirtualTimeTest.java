package dev.tradewind.testkit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void sleep_oneThread_movesTheClockByThatMuch() throws InterruptedException {
        VirtualTime time = VirtualTime.at(START);

        time.sleep(Duration.ofHours(3));
        time.sleep(Duration.ofSeconds(-5));

        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofHours(3)));
        assertThat(time.withZone(ZoneId.of("Asia/Manila")).instant()).isEqualTo(time.instant());
    }

    @Test
    void sleep_severalThreads_noneWakesTooEarlyAndTheClockNeverGoesBack() throws Exception {
        VirtualTime time = VirtualTime.at(START);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> sleepers = new ArrayList<>();
            for (int i = 1; i <= 200; i++) {
                Duration wait = Duration.ofSeconds(i);
                sleepers.add(() -> {
                    Instant before = time.instant();
                    time.sleep(wait);
                    return !time.instant().isBefore(before.plus(wait));
                });
            }
            for (Future<Boolean> slept : pool.invokeAll(sleepers)) {
                assertThat(slept.get()).isTrue();
            }
            assertThat(time.instant()).isBetween(START.plusSeconds(200), START.plusSeconds(200 * 201 / 2));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void sleep_interruptedThread_throwsAndDoesNotMove() {
        VirtualTime time = VirtualTime.at(START);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> time.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);
        assertThat(time.instant()).isEqualTo(START);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void seededChance_sameSeed_repeatsItself() {
        assertThat(SeededChance.of(4).nextId()).isEqualTo(SeededChance.of(4).nextId());
        assertThat(SeededChance.of(4).nextId()).isNotEqualTo(SeededChance.of(5).nextId());
    }
}
