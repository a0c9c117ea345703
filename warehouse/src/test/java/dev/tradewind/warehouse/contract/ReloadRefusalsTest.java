package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.PlannedFeed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be reloaded is said, and how; what would be read is told without reading it. */
class ReloadRefusalsTest {
    private final MemoryPlatform shop = MemoryPlatform.of(
            Seed.of(18).orders(60),
            MemoryFeed.orders(feed -> feed.maxWindow(Duration.ofDays(7))),
            MemoryFeed.orderSweep(),
            MemoryFeed.products());
    private final Warehouse warehouse = Reloads.open(Engines.duckDb(), shop, 1);

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void run_daysInTheWrongOrderOrMissing_saysHowToGiveThem() {
        assertThatThrownBy(() -> warehouse
                        .reload(shop.connector(), Dataset.ORDERS)
                        .from(Reloads.FROM)
                        .to(Reloads.FROM)
                        .run())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("from 2026-10-01 to 2026-10-01 holds no day");
        assertThatThrownBy(() -> warehouse
                        .reload(shop.connector(), Dataset.ORDERS)
                        .from(Reloads.FROM)
                        .dryRun())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no last one");
    }

    @Test
    void run_datasetThatIsNotOffered_namesThoseThatAre() {
        assertThatThrownBy(() -> Reloads.october(warehouse, shop.connector(), Dataset.FINANCE)
                        .run())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("does not offer finance")
                .hasMessageContaining("It offers orders, products, customers, inventory");
        assertThat(shop.pages()).isZero();
    }

    @Test
    void run_datasetThatHasNoPast_saysThatASyncReadsIt() {
        assertThatThrownBy(() -> Reloads.october(warehouse, shop.connector(), Dataset.INVENTORY)
                        .dryRun())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("inventory of shop memory/1 can only be read as it is now")
                .hasMessageContaining("Run a sync");
    }

    @Test
    void run_daysInTheFuture_failsAndReadsNothing() {
        ReceiptLine line = Reloads.line(warehouse
                .reload(shop.connector(), Dataset.ORDERS)
                .from(LocalDate.parse("2026-12-01"))
                .to(LocalDate.parse("2026-12-02"))
                .run());

        assertThat(line.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(line.reasons()).extracting(Reason::message).anyMatch(text -> text.contains("lies in the future"));
        assertThat(shop.pages()).isZero();
    }

    @Test
    void run_daysThatReachIntoTheFuture_readsThemUpToNowAndSaysSo() {
        ReceiptLine line = Reloads.line(warehouse
                .reload(shop.connector(), Dataset.ORDERS)
                .from(Reloads.FROM)
                .to(LocalDate.parse("2027-01-01"))
                .run());

        assertThat(line.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(line.counts().read()).isEqualTo(60);
        assertThat(line.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(Reason.Code.NOTE));
    }

    @Test
    void run_daysBeforeTheFirstThatCanBeRead_isPartialAndLeavesWhatIsThere() {
        Reloads.sync(warehouse, shop.connector(), Dataset.ORDERS);
        List<WorldOrder> placed = Reloads.placedInOctober(shop);
        placed.forEach(order -> shop.world().delete(order.id()));
        Instant middle = Instant.parse("2026-11-01T00:00:00Z");
        Connector floored = new WithHealth(
                shop.connector(), new Health(Optional.of(shop.clock().instant()), Map.of("orders", middle), List.of()));

        ReceiptLine line =
                Reloads.line(Reloads.october(warehouse, floored, Dataset.ORDERS).run());

        assertThat(line.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(line.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Reason.Code.GAP);
            assertThat(reason.message()).contains("cannot be read any more");
        });
        assertThat(warehouse.count("wh_tombstone")).isZero();
        assertThat(warehouse.gaps()).isEmpty();
    }

    @Test
    void run_shopThatCannotBeRead_leavesProgressAndCoverage() {
        Reloads.sync(warehouse, shop.connector(), Dataset.ORDERS);
        List<String> before = Reloads.progress(warehouse);
        Health.Finding consent = new Health.Finding(Health.Severity.REAUTHORIZE, "", "consent is over", "Ask for it");
        Connector dead = new WithHealth(
                shop.connector(), new Health(Optional.of(shop.clock().instant()), Map.of(), List.of(consent)));

        ReceiptLine line =
                Reloads.line(Reloads.october(warehouse, dead, Dataset.ORDERS).run());

        assertThat(line.outcome()).isEqualTo(Outcome.REAUTHORIZE);
        assertThat(line.coverage()).isPresent();
        assertThat(Reloads.progress(warehouse)).isEqualTo(before);
    }

    @Test
    void dryRun_daysOfASyncedShop_namesWhatTheRunReadsAndWritesNothing() {
        Reloads.sync(warehouse, shop.connector(), Dataset.ORDERS);
        List<String> before = everything();
        long pages = shop.pages();

        List<PlannedFeed> plan =
                Reloads.october(warehouse, shop.connector(), Dataset.ORDERS).dryRun();

        assertThat(shop.pages()).isEqualTo(pages);
        assertThat(everything()).isEqualTo(before);
        assertThat(plan).singleElement().satisfies(feed -> {
            assertThat(feed.feed()).isEqualTo("orders");
            assertThat(feed.from()).contains(Instant.parse("2026-09-30T16:00:00Z"));
        });
        Set<Slice> read = new HashSet<>();
        shop.beforePage(call -> read.add(call.slice()));
        Reloads.october(warehouse, shop.connector(), Dataset.ORDERS).run();
        assertThat(new HashSet<>(plan.get(0).slices())).isEqualTo(read);
    }

    private List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table : Warehouse.tables()) {
            warehouse.query("select * from " + table).stream(columns -> {}, row -> rows.add(table + row));
        }
        rows.sort(null);
        return rows;
    }
}
