package dev.tradewind.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.error.ThrottledException.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private static final RateRule TEN_A_SECOND = new RateRule(new RateKey("ten"), RateLimit.perSecond(10, 3));
    private static final RateRule ONE_AN_HOUR =
            new RateRule(new RateKey("hourly"), new RateLimit(1, Duration.ofHours(1), 2));

    private final VirtualTime time = new VirtualTime();
    private final Limiter limiter = new Limiter(time, time, Duration.ofMinutes(1), 1);

    @Test
    void acquire_moreThanTheBurst_waitsForEachFurtherPermit() throws InterruptedException {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            limiter.acquire(List.of(TEN_A_SECOND), "shop", waits::add);
        }

        assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
        assertThat(time.slept()).isEqualTo(waits);
    }

    @Test
    void acquire_noRules_takesNothing() throws InterruptedException {
        assertThat(limiter.acquire(List.of(), "shop", wait -> {})).isEmpty();
    }

    @Test
    void acquire_longerThanTheBound_saysWhenAndTakesNothing() throws InterruptedException {
        take(ONE_AN_HOUR, 2);

        Optional<Instant> later = limiter.acquire(List.of(ONE_AN_HOUR), "shop", wait -> {});

        assertThat(later).contains(VirtualTime.START.plus(Duration.ofHours(1)));
        assertThat(time.slept()).isEmpty();
        time.advance(Duration.ofHours(1));
        assertThat(limiter.acquire(List.of(ONE_AN_HOUR), "shop", wait -> {})).isEmpty();
    }

    @Test
    void acquire_asLongAsTheBoundAndASecondMore_waitsForTheFirstOnly() throws InterruptedException {
        RateRule atTheBound = new RateRule(new RateKey("at"), new RateLimit(1, Duration.ofSeconds(60), 1));
        RateRule overTheBound = new RateRule(new RateKey("over"), new RateLimit(1, Duration.ofSeconds(61), 1));
        take(overTheBound, 1);

        assertThat(limiter.acquire(List.of(overTheBound), "shop", wait -> {}))
                .contains(time.instant().plusSeconds(61));
        assertThat(time.slept()).isEmpty();
        take(atTheBound, 2);
        assertThat(time.slept()).containsExactly(Duration.ofSeconds(60));
    }

    @Test
    void acquire_slowRateAskedEverySecond_losesNoFractionOfAPermit() throws InterruptedException {
        Limiter impatient = new Limiter(time, time, Duration.ofNanos(1), 1);
        for (int i = 0; i < 2; i++) {
            impatient.acquire(List.of(ONE_AN_HOUR), "shop", wait -> {});
        }
        for (int second = 1; second < 3_600; second++) {
            time.advance(Duration.ofSeconds(1));
            assertThat(impatient.acquire(List.of(ONE_AN_HOUR), "shop", wait -> {}))
                    .isPresent();
        }

        time.advance(Duration.ofSeconds(1));
        assertThat(impatient.acquire(List.of(ONE_AN_HOUR), "shop", wait -> {})).isEmpty();
    }

    @Test
    void acquire_twoRules_takesBothOrNone() throws InterruptedException {
        take(ONE_AN_HOUR, 2);

        for (int i = 0; i < 20; i++) {
            limiter.acquire(List.of(ONE_AN_HOUR, TEN_A_SECOND), "shop", wait -> {});
        }

        take(TEN_A_SECOND, 3);
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void acquire_appWideWithAThird_getsAThird() throws InterruptedException {
        Limiter third = new Limiter(time, time, Duration.ofMinutes(1), 1.0 / 3);
        RateRule app = new RateRule(new RateKey("app"), RateLimit.perSecond(30, 9), true);
        for (int i = 0; i < 4; i++) {
            third.acquire(List.of(app), "shop", wait -> {});
        }

        assertThat(time.slept()).containsExactly(Duration.ofMillis(100));
    }

    @Test
    void slow_once_halvesTheRateAndComesBackByTenths() throws InterruptedException {
        limiter.slow(List.of(TEN_A_SECOND), Reach.SHOP, time.instant(), time.instant());
        assertThat(permitsInTenSeconds()).isEqualTo(50);
        assertThat(permitsInTenSeconds()).isBetween(59L, 61L);
        for (int i = 0; i < 4; i++) {
            permitsInTenSeconds();
        }
        assertThat(permitsInTenSeconds()).isBetween(99L, 101L);
    }

    @Test
    void slow_callsOfTheSameMoment_halveOnce() throws InterruptedException {
        Instant together = time.instant();
        for (int i = 0; i < 8; i++) {
            time.advance(Duration.ofMillis(1));
            limiter.slow(List.of(TEN_A_SECOND), Reach.SHOP, together, time.instant());
        }

        assertThat(permitsInTenSeconds()).isEqualTo(50);
    }

    @Test
    void slow_againAndAgain_leavesAnEighthOfTheRate() throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            time.advance(Duration.ofMillis(1));
            limiter.slow(List.of(TEN_A_SECOND), Reach.SHOP, time.instant(), time.instant());
        }

        assertThat(permitsInTenSeconds()).isBetween(12L, 13L);
    }

    @Test
    void slow_untilToldInstant_letsNothingThroughBefore() throws InterruptedException {
        Instant until = time.instant().plusSeconds(30);
        limiter.slow(List.of(TEN_A_SECOND), Reach.SHOP, time.instant(), until);

        limiter.acquire(List.of(TEN_A_SECOND), "shop", wait -> {});

        assertThat(time.instant()).isBetween(until, until.plusSeconds(1));
    }

    @Test
    void slow_narrowAndAppWide_leavesTheOtherShopsAlone() throws InterruptedException {
        RateRule app = new RateRule(new RateKey("app"), RateLimit.perSecond(10, 3), true);
        limiter.slow(
                List.of(TEN_A_SECOND, app),
                Reach.SHOP,
                time.instant(),
                time.instant().plusSeconds(50));

        take(app, 3);

        assertThat(time.slept()).isEmpty();
    }

    @Test
    void slow_ofTheApp_stopsAllShopsUntilThen() throws InterruptedException {
        RateRule app = new RateRule(new RateKey("app"), RateLimit.perSecond(10, 3), true);
        limiter.slow(
                List.of(TEN_A_SECOND, app),
                Reach.APP,
                time.instant(),
                time.instant().plusSeconds(50));

        take(TEN_A_SECOND, 3);
        assertThat(time.slept()).isEmpty();
        take(app, 1);
        assertThat(time.instant()).isAfterOrEqualTo(VirtualTime.START.plusSeconds(50));
    }

    @Test
    void slow_allowancesOfTheAppOnly_leavesTheWidestAlone() throws InterruptedException {
        RateRule narrow = new RateRule(new RateKey("tokens"), RateLimit.perSecond(10, 3), true);
        RateRule app = new RateRule(new RateKey("app"), RateLimit.perSecond(10, 3), true);
        limiter.slow(
                List.of(narrow, app), Reach.SHOP, time.instant(), time.instant().plusSeconds(50));

        take(app, 3);
        assertThat(time.slept()).isEmpty();
        take(narrow, 1);
        assertThat(time.instant()).isAfterOrEqualTo(VirtualTime.START.plusSeconds(50));
    }

    @Test
    void acquire_clockGoesBack_neitherBlocksNorRefills() throws InterruptedException {
        take(TEN_A_SECOND, 3);
        time.advance(Duration.ofHours(-1));

        limiter.acquire(List.of(TEN_A_SECOND), "shop", wait -> {});

        assertThat(time.slept()).containsExactly(Duration.ofMillis(100));
    }

    private void take(RateRule rule, int permits) throws InterruptedException {
        for (int i = 0; i < permits; i++) {
            assertThat(limiter.acquire(List.of(rule), "shop", wait -> {})).isEmpty();
        }
    }

    private long permitsInTenSeconds() throws InterruptedException {
        Instant end = time.instant().plusSeconds(10);
        long count = 0;
        while (time.instant().isBefore(end)) {
            limiter.acquire(List.of(TEN_A_SECOND), "shop", wait -> {});
            count++;
        }
        return count;
    }
}
