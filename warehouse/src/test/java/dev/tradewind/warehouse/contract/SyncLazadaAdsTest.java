package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.internal.files.AdvisorExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ads brought on Lazada, through the engine and into the star. */
class SyncLazadaAdsTest {
    private static final LocalDate RESTATED = LocalDate.parse("2026-11-17");
    private static final Instant SINCE = Instant.parse("2026-11-09T16:00:00Z");

    private final FakeLazada shop = FakeLazada.start(Seed.of(5).orders(20).products(60));

    @Test
    void sync_dayAttributedAnew_holdsWhatAFreshWarehouseHolds() {
        shop.faults().every(10, Fault.THROTTLED, Fault.EMPTY_ENVELOPE, Fault.TRUNCATED, Fault.SERVER_ERROR);
        try (shop;
                Warehouse old = open();
                Warehouse fresh = open()) {
            assertThat(ads(old, SINCE).isComplete()).isTrue();
            Map<String, Long> before = impressions(old, RESTATED);
            shop.restateAds(RESTATED);
            shop.clock().advance(Duration.ofHours(25));

            Receipt receipt = ads(old, SINCE);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(impressions(old, RESTATED)).isEqualTo(shop.adImpressions(RESTATED));
            assertThat(shop.adImpressions(RESTATED).keySet())
                    .as("a row must vanish")
                    .matches(now -> !now.containsAll(before.keySet()));
            ads(fresh, SINCE);
            assertThat(old.canonicalHash())
                    .containsEntry("fact_traffic", fresh.canonicalHash().get("fact_traffic"));
        }
    }

    @Test
    void sync_daysOfBothAges_provesTheOldOnesTwice() {
        try (shop;
                Warehouse warehouse = open()) {
            ReceiptLine line = ads(warehouse, SINCE).lines().get(0);

            assertThat(line.feeds())
                    .singleElement()
                    .satisfies(feed -> assertThat(feed.explained()).containsOnlyKeys(Proof.CHAINED, Proof.AGREED));
        }
    }

    @Test
    void sync_daysThatGrewTooOldBeforeTheyWereRead_saysWhichCanNeverBeRead() {
        try (shop;
                Warehouse warehouse = open()) {
            Instant late = shop.clock().instant().minus(Duration.ofDays(195));
            ReceiptLine first = some(warehouse, late).lines().get(0);
            assertThat(first.outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(gaps(first)).isEmpty();
            assertThat(first.coverage().orElseThrow().completeFrom())
                    .as("Lazada tells only six months")
                    .isAfter(late.plus(Duration.ofDays(5)));
            shop.clock().advance(Duration.ofDays(20));

            ReceiptLine second = some(warehouse, late).lines().get(0);

            assertThat(gaps(second))
                    .as(second.toString())
                    .isNotEmpty()
                    .allSatisfy(gap -> assertThat(gap.message()).contains("six months"));
        }
    }

    @Test
    void sync_permissionMissing_isANoteUnlessAskedForByName() {
        shop.forbid("/sponsor/");
        try (shop;
                Warehouse warehouse = open()) {
            Receipt all = warehouse.sync(shop.connector()).since(SINCE).lanes(1).run();
            assertThat(all.isComplete()).as(all.toString()).isTrue();
            assertThat(all.lines()).anySatisfy(line -> {
                assertThat(line.dataset()).isEqualTo(Dataset.TRAFFIC);
                assertThat(line.reasons()).extracting(Reason::code).containsExactly(Reason.Code.NOTE);
            });

            ReceiptLine named = ads(warehouse, SINCE).lines().get(0);
            assertThat(named.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(named.reasons()).extracting(Reason::code).contains(Reason.Code.FORBIDDEN);
        }
    }

    @Test
    void sync_besideAnImportedFile_neitherTouchesTheOther(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("advisor.csv"), AdvisorExport.iso(YearMonth.of(2026, 10), 4), StandardCharsets.UTF_8);
        try (shop;
                Warehouse warehouse = open()) {
            warehouse.importFile(shop.connector().shop(), file).run();
            String imported = "select count(*) from fact_traffic where channel <> 'sponsored' and level = 'SHOP'";
            assertThat(number(warehouse, imported)).isEqualTo(31);

            assertThat(ads(warehouse, SINCE).isComplete()).isTrue();
            shop.restateAds(RESTATED);
            shop.clock().advance(Duration.ofHours(25));
            assertThat(ads(warehouse, SINCE).isComplete()).isTrue();
            long sponsored = number(warehouse, "select count(*) from fact_traffic where channel = 'sponsored'");
            assertThat(number(warehouse, imported)).isEqualTo(31);
            warehouse.importFile(shop.connector().shop(), file).run();

            assertThat(number(warehouse, "select count(*) from fact_traffic where channel = 'sponsored'"))
                    .isEqualTo(sponsored)
                    .isPositive();
        }
    }

    private Warehouse open() {
        return Warehouse.open("jdbc:duckdb:")
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(1))
                .build();
    }

    private Receipt ads(Warehouse warehouse, Instant since) {
        return warehouse
                .sync(shop.connector())
                .datasets(Dataset.TRAFFIC)
                .since(since)
                .lanes(1)
                .run();
    }

    /** Reads for eight seconds by the shop's clock, which is a few days of many. */
    private Receipt some(Warehouse warehouse, Instant since) {
        return warehouse
                .sync(shop.connector())
                .datasets(Dataset.TRAFFIC)
                .since(since)
                .lanes(1)
                .deadline(Duration.ofSeconds(8))
                .run();
    }

    private static List<Reason> gaps(ReceiptLine line) {
        return line.reasons().stream()
                .filter(reason -> reason.code() == Reason.Code.GAP)
                .toList();
    }

    /** Impressions of a day by item, of the level of products alone: the shop's row is no part of their sum. */
    private static Map<String, Long> impressions(Warehouse warehouse, LocalDate day) {
        Map<String, Long> shown = new TreeMap<>();
        String sql =
                "select split_part(record_id, '/', 2), ad_impressions from fact_traffic where channel = 'sponsored' and level = 'PRODUCT'"
                        + " and record_id like '%/" + day + "'";
        warehouse
                .query(sql)
                .rows()
                .forEach(row -> shown.put(
                        String.valueOf(row.get(0)), ((Number) Objects.requireNonNull(row.get(1))).longValue()));
        return shown;
    }

    private static long number(Warehouse warehouse, String sql) {
        return ((Number) Objects.requireNonNull(
                        warehouse.query(sql).rows().get(0).get(0)))
                .longValue();
    }
}
