package dev.tradewind.lazada.internal.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AdDayTest {
    private static final LocalDate DAY = LocalDate.parse("2026-10-20");
    private static final String FIVE = "PRODUCT/5/sponsored/all/2026-10-20";
    private static final String SIX = "PRODUCT/6/sponsored/all/2026-10-20";

    @Test
    void of_sameAdGroupsTwice_agrees() {
        AdDay.Read read = read(
                listing(OptionalLong.of(2), "g1", group(5, "1"), "g2", group(5, "2")),
                listing(OptionalLong.of(2), "g2", group(5, "2"), "g1", group(5, "1")));

        assertThat(read.evidence().proof()).isEqualTo(Proof.AGREED);
        assertThat(read.evidence().count()).contains(new Count(2, 2, false));
        assertThat(read.listed()).containsExactly(FIVE);
        assertThat(read.changes())
                .singleElement()
                .extracting(change -> ((TrafficDay) change.record().orElseThrow()).adImpressions())
                .isEqualTo(3L);
    }

    @Test
    void of_otherAdGroupInTheSecondListing_doesNotAgree() {
        AdDay.Read sameProduct = read(
                listing(OptionalLong.of(1), "g1", group(5, "1")), listing(OptionalLong.of(1), "g2", group(5, "2")));
        AdDay.Read otherProduct = read(
                listing(OptionalLong.of(1), "g1", group(5, "1")), listing(OptionalLong.of(1), "g2", group(6, "2")));

        assertThat(sameProduct.evidence().proof()).isEqualTo(Proof.CHAINED);
        assertThat(sameProduct.evidence().how()).contains("1 that were not read");
        assertThat(otherProduct.evidence().proof()).isEqualTo(Proof.CHAINED);
        assertThat(otherProduct.listed()).containsExactly(SIX);
    }

    @Test
    void of_secondListingBelowItsOwnCount_doesNotAgree() {
        AdDay.Read read = read(
                listing(OptionalLong.of(2), "g1", group(5, "1"), "g2", group(6, "2")),
                listing(OptionalLong.of(2), "g1", group(5, "1")));

        assertThat(read.evidence().proof()).isEqualTo(Proof.CHAINED);
    }

    @Test
    void of_countOfThePlatform_isStatedAsItIs() {
        assertThat(read(listing(OptionalLong.of(3), "g1", group(5, "1")))
                        .evidence()
                        .count())
                .contains(new Count(3, 1, false));
        assertThat(read(listing(OptionalLong.empty(), "g1", group(5, "1")))
                        .evidence()
                        .count())
                .isEmpty();
    }

    @Test
    void of_oneUnreadableAdGroup_refusesItsProductAndNoOther() {
        AdDay.Read read = read(listing(
                OptionalLong.of(4),
                "g1",
                group(5, "1"),
                "g2",
                group(5, "1e99"),
                "g3",
                group(6, "7"),
                "g4",
                "{\"impressions\":1}"));

        assertThat(read.changes()).extracting(Change::id).containsExactly(SIX);
        assertThat(read.rejected())
                .extracting(Rejected::id, Rejected::field)
                .containsExactly(tuple(FIVE, "impressions"), tuple("ADGROUP/g4/2026-10-20", "itemId"));
    }

    @Test
    void of_absurdNumbers_areRefusedAndNotComputed() {
        for (String absurd : new String[] {"1e999999999", "0x10", "NaN", "1.5", "-1", "9".repeat(40)}) {
            AdDay.Read read = read(listing(OptionalLong.of(1), "g1", group(5, absurd)));
            assertThat(read.changes()).as(absurd).isEmpty();
            assertThat(read.rejected()).as(absurd).hasSize(1);
        }
    }

    private static AdDay.Read read(AdListing first) {
        return read(first, Optional.empty());
    }

    private static AdDay.Read read(AdListing first, AdListing second) {
        return read(first, Optional.of(second));
    }

    private static AdDay.Read read(AdListing first, Optional<AdListing> second) {
        return AdDay.of(LazadaSite.PH.market(), DAY, Instant.EPOCH, MissingNode.getInstance(), first, second);
    }

    private static AdListing listing(OptionalLong stated, String... groups) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        try {
            for (int i = 0; i < groups.length; i += 2) {
                rows.put(groups[i], LazadaJson.read(groups[i + 1]));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return new AdListing(rows, stated, true);
    }

    private static String group(long item, String impressions) {
        return "{\"itemId\":" + item + ",\"impressions\":\"" + impressions + "\",\"spend\":\"-\"}";
    }
}
