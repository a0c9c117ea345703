package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Version;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock, which has no time of change at any platform, read by a process whose clock is wrong. */
class WrongClockTest {
    private final ScriptedShop shop = new ScriptedShop();
    private final SkewedClock ours = new SkewedClock(shop.time);
    private final Warehouse warehouse = Warehouse.open("jdbc:duckdb:")
            .clock(ours)
            .sleeper(shop.time)
            .chance(SeededChance.of(1))
            .build();
    private long pieces;

    @ParameterizedTest
    @ValueSource(longs = {3_600, 5, 1, -5, -3_600})
    void sync_clockIsWrongNowAndThen_keepsWhatWasReadLater(long seconds) {
        shop.feed(stock(), (slice, at) -> ScriptedShop.end(Proof.KEYSET, level()));
        for (int run = 1; run <= 4; run++) {
            ours.ahead = Duration.ofSeconds(run % 2 == 1 ? seconds : 0);
            pieces = run;
            sync();
            assertThat(kept()).as("run %s", run).isEqualTo("[" + run + "]");
            shop.time.advance(Duration.ofSeconds(3));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3_600, -3_600})
    void sync_twoReadingsWithinASecond_keepsTheLater(long seconds) {
        ours.ahead = Duration.ofSeconds(seconds);
        shop.feed(stock(), (slice, at) -> {
            shop.time.advance(Duration.ofMillis(300));
            pieces++;
            return at.isEmpty() ? ScriptedShop.more("then", level()) : ScriptedShop.end(Proof.KEYSET, level());
        });
        sync();
        assertThat(kept()).isEqualTo("[2]");
    }

    /** What the platform's clock says is told by the connector after each answer, cut to whole seconds. */
    @Test
    void of_clockThatJumpsInTheMiddleOfARun_goesByTheLatestAnswer() {
        PlatformTime time = new PlatformTime(shop.telling(this::date), ours, Duration.ZERO);
        ours.ahead = Duration.ofSeconds(3_600);
        Instant first = observed(time);
        shop.time.advance(Duration.ofMillis(1_200));
        Instant second = observed(time);
        ours.ahead = Duration.ZERO;
        shop.time.advance(Duration.ofMillis(1_200));
        Instant third = observed(time);

        assertThat(first).isBetween(ScriptedShop.NOW.minusSeconds(1), ScriptedShop.NOW);
        assertThat(second).isAfter(first);
        assertThat(third).isAfter(second).isEqualTo(shop.time.instant());
    }

    @Test
    void of_recordWithATimeOfItsOwn_keepsIt() {
        ours.ahead = Duration.ofSeconds(3_600);
        Instant changed = Instant.parse("2026-11-01T00:00:00Z");
        Change<?> kept = new PlatformTime(shop, ours, Duration.ofSeconds(-3_600))
                .of(ScriptedShop.order("1", changed, ours.instant()));
        assertThat(kept.version()).isEqualTo(new Version(changed, shop.time.instant()));
    }

    private Instant date() {
        return Instant.ofEpochSecond(shop.time.instant().getEpochSecond());
    }

    private Instant observed(PlatformTime time) {
        Version version = time.of(level()).version();
        assertThat(version.source()).isEqualTo(version.observed());
        return version.observed();
    }

    private static Feed stock() {
        return Feed.builder("stock", Dataset.INVENTORY)
                .axis(Axis.AS_OF)
                .lag(Duration.ZERO)
                .settle(Duration.ZERO, Duration.ofSeconds(1))
                .build();
    }

    private Change<StockLevel> level() {
        StockLevel level = new StockLevel(ItemRef.of("i1"), null, "main", pieces, 0);
        return Change.of(Dataset.INVENTORY, "i1//main", Version.observed(ours.instant()), level);
    }

    private void sync() {
        Receipt receipt = warehouse.sync(shop).lanes(1).run();
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
    }

    private String kept() {
        return warehouse.query("select quantity from wh_stock").rows().get(0).toString();
    }

    /** A clock that is as much ahead of another as somebody says. */
    private static final class SkewedClock extends Clock {
        private final Clock right;
        private Duration ahead = Duration.ZERO;

        SkewedClock(Clock right) {
            this.right = right;
        }

        @Override
        public Instant instant() {
            return right.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
