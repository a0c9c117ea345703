package dev.tradewind.lazada.internal.ads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.fakes.FakeAds;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdsByIdTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final String LISTED = AdDay.id(DAY, "5");
    private static final String UNLISTED = AdDay.id(DAY, "6");

    private final FakeAds ads = new FakeAds();

    @Test
    void next_wholeListing_answersEachId() {
        ads.groups.addAll(List.of("5", "5"));

        SlicePage page = read();

        assertThat(page.rejected()).isEmpty();
        assertThat(page.changes())
                .filteredOn(change -> change.id().equals(LISTED))
                .singleElement()
                .satisfies(change -> assertThat(((TrafficDay) change.record().orElseThrow()).adImpressions())
                        .isEqualTo(200));
        assertThat(page.changes())
                .filteredOn(change -> change.id().equals(UNLISTED))
                .singleElement()
                .satisfies(change -> assertThat(change.record()).isEmpty());
    }

    @Test
    void next_fewerAdGroupsThanLazadaCounts_leavesAllUnanswered() {
        ads.groups.addAll(List.of("5"));
        ads.counted = OptionalLong.of(3);

        SlicePage page = read();

        assertThat(page.changes()).isEmpty();
        assertThat(page.rejected()).extracting(Rejected::id).containsExactlyInAnyOrder(LISTED, UNLISTED);
        assertThat(page.rejected())
                .extracting(Rejected::reason)
                .containsOnly("Lazada counts 3 ad groups of the day, and lists 1");
    }

    private SlicePage read() {
        Scope.Ids ids = new Scope.Ids(Dataset.TRAFFIC, Set.of(LISTED, UNLISTED));
        LazadaCalls calls = new LazadaCalls(ads, LazadaSite.PH.market(), FakeShop.CONTEXT);
        try (AdsById reader = new AdsById(calls, ids, Optional.empty(), FakeShop.CONTEXT, CLOCK)) {
            return reader.next();
        }
    }
}
