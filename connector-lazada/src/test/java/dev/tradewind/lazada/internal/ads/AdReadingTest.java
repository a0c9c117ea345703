package dev.tradewind.lazada.internal.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ForbiddenException;
import dev.tradewind.core.error.UnreadableException;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.lazada.fakes.Reading;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdReadingTest {
    private static final LocalDate OLD = LocalDate.parse("2026-10-20");

    @Test
    void day_manyAdGroups_isAddedUpByProduct() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(5).orders(1).products(900))) {
            fake.faults().every(10, Fault.THROTTLED, Fault.EMPTY_ENVELOPE, Fault.TRUNCATED, Fault.SERVER_ERROR);
            Reading reading = Reading.of(open(fake, OLD));

            Map<String, Long> shown = new TreeMap<>();
            long shop = 0;
            for (var change : reading.changes(Dataset.TRAFFIC)) {
                TrafficDay row = (TrafficDay) change.record().orElseThrow();
                if (row.item() == null) {
                    shop = Objects.requireNonNull(row.adImpressions());
                } else {
                    shown.put(row.item().itemId(), Objects.requireNonNull(row.adImpressions()));
                }
                assertThat(row.channel()).isEqualTo("sponsored");
            }
            assertThat(shown).isEqualTo(fake.adImpressions(OLD)).hasSizeGreaterThan(200);
            assertThat(shop)
                    .isEqualTo(
                            shown.values().stream().mapToLong(Long::longValue).sum());
            assertThat(reading.evidence().proof()).isEqualTo(Proof.AGREED);
        }
    }

    @Test
    void day_youngerThanEightDays_isListedOnce() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(5).orders(1))) {
            assertThat(Reading.of(open(fake, LocalDate.parse("2026-11-19")))
                            .evidence()
                            .proof())
                    .isEqualTo(Proof.CHAINED);
            assertThat(Reading.of(open(fake, LocalDate.parse("2026-11-20"))).changes(Dataset.TRAFFIC))
                    .isNotEmpty();
        }
    }

    @Test
    void day_olderThanSixMonths_canNeverBeRead() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(5).orders(1))) {
            assertThatThrownBy(() -> open(fake, LocalDate.parse("2026-05-01")).next())
                    .isInstanceOf(UnreadableException.class);
            assertThat(fake.connector().check().earliest()).containsKey("ads");
        }
    }

    @Test
    void day_withoutPermission_isForbidden() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(5).orders(1))) {
            fake.forbid("/sponsor/");
            assertThatThrownBy(() -> open(fake, OLD).next()).isInstanceOf(ForbiddenException.class);
        }
    }

    private static SliceReader open(FakeLazada fake, LocalDate day) {
        Scope scope = new Scope.Days(day, day.plusDays(1), ZoneId.of("Asia/Manila"));
        return fake.connector().open(new Slice("ads", "", scope), Optional.empty());
    }
}
