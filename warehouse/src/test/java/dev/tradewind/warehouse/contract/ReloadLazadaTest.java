package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.testkit.lazada.ExpectedBooking;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldProduct;
import dev.tradewind.warehouse.PlannedFeed;
import dev.tradewind.warehouse.Reload;
import dev.tradewind.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A made-up Lazada, from its HTTP calls to the tables: feeds that merge, feeds that replace their days, and both together. */
class ReloadLazadaTest {
    private static final ZoneId MANILA = ZoneId.of("Asia/Manila");
    private static final LocalDate FROM = LocalDate.parse("2026-11-02");
    private static final LocalDate TO = LocalDate.parse("2026-11-14");
    private static final Instant SINCE = Instant.parse("2026-10-28T16:00:00Z");

    @Test
    void run_statementThatHasChangedSince_holdsTheLedgerOfTheseDays() {
        StartOptions consent = StartOptions.defaults().tokenLife(Duration.ofDays(90), Duration.ofDays(180));
        try (FakeLazada fake = FakeLazada.start(Seed.of(22).orders(30), consent);
                Warehouse warehouse = open(fake)) {
            assertComplete(sync(warehouse, fake, Dataset.FINANCE));
            fake.clock().advance(Duration.ofDays(24));
            assertThat(ledger(warehouse)).isNotEqualTo(expected(fake));
            List<String> before = Reloads.progress(warehouse);

            List<PlannedFeed> plan = reload(warehouse, fake, Dataset.FINANCE).dryRun();
            Receipt receipt = reload(warehouse, fake, Dataset.FINANCE).run();

            assertComplete(receipt);
            assertThat(ledger(warehouse)).isEqualTo(expected(fake)).isNotEmpty();
            assertThat(Reloads.progress(warehouse)).isEqualTo(before);
            assertThat(plan).extracting(PlannedFeed::feed).containsExactly("transactions", "payouts", "reversals");
            assertThat(plan.get(0).slices()).hasSize(12);
            assertThat(plan.get(0).estimate().orElseThrow().least()).isEqualTo(12);
        }
    }

    @Test
    void run_productThatIsListedNoMore_isAskedForAndGoes() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(23).orders(3).products(12));
                Warehouse warehouse = open(fake)) {
            assertComplete(sync(warehouse, fake, Dataset.PRODUCTS, Dataset.ORDERS));
            WorldProduct gone = fake.world().allProducts().findFirst().orElseThrow();
            fake.world().deleteProduct(gone.id());
            List<String> before = Reloads.progress(warehouse);

            Receipt receipt = warehouse
                    .reload(fake.connector(), Dataset.PRODUCTS)
                    .from(LocalDate.parse("2026-01-01"))
                    .to(LocalDate.parse("2026-12-01"))
                    .lanes(1)
                    .run();

            assertComplete(receipt);
            assertThat(warehouse.count("wh_tombstone")).isEqualTo(1);
            assertThat(Reloads.progress(warehouse)).isEqualTo(before);
        }
    }

    private static Warehouse open(FakeLazada fake) {
        return Warehouse.open("jdbc:duckdb:")
                .clock(fake.clock())
                .sleeper(fake.clock())
                .chance(fake.runtime().chance())
                .build();
    }

    private static Receipt sync(Warehouse warehouse, FakeLazada fake, Dataset<?>... datasets) {
        return warehouse
                .sync(fake.connector())
                .datasets(datasets)
                .since(SINCE)
                .lanes(1)
                .run();
    }

    private static Reload reload(Warehouse warehouse, FakeLazada fake, Dataset<?> dataset) {
        return warehouse.reload(fake.connector(), dataset).from(FROM).to(TO).lanes(1);
    }

    private static void assertComplete(Receipt receipt) {
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
    }

    private static List<String> expected(FakeLazada fake) {
        Instant today = fake.clock()
                .instant()
                .atZone(MANILA)
                .toLocalDate()
                .atStartOfDay(MANILA)
                .toInstant();
        List<String> rows = new ArrayList<>();
        for (ExpectedBooking row : fake.expectedLedger(today)) {
            if (isWithin(row.postedAt())) {
                rows.add(text(row.book(), row.lineId(), row.amount(), row.postedAt()));
            }
        }
        rows.sort(null);
        return rows;
    }

    private static List<String> ledger(Warehouse warehouse) {
        List<String> rows = new ArrayList<>();
        warehouse
                .query("select source, coalesce(order_line_id, ''), amount, posted_at from wh_ledger"
                        + " where not is_deleted and source <> 'order'")
                .stream(columns -> {}, row -> {
            Instant postedAt = Instant.parse(String.valueOf(row.get(3)));
            if (isWithin(postedAt)) {
                BigDecimal amount = new BigDecimal(String.valueOf(row.get(2)));
                rows.add(text(String.valueOf(row.get(0)), String.valueOf(row.get(1)), amount, postedAt));
            }
        });
        rows.sort(null);
        return rows;
    }

    private static boolean isWithin(Instant at) {
        LocalDate day = at.atZone(MANILA).toLocalDate();
        return !day.isBefore(FROM) && day.isBefore(TO);
    }

    private static String text(String book, String line, BigDecimal amount, Instant postedAt) {
        return String.join(" ", book, line, amount.stripTrailingZeros().toPlainString(), postedAt.toString());
    }
}
