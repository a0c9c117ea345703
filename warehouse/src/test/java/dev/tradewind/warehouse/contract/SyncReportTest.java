package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.memory.ReportSource;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that has to be ordered and waited for, with the rows of an order far apart, on its way into the star schema. */
class SyncReportTest {
    /** Rows of 330 characters: 20 MB of text, or 200 MB in the long form. The source alone is read with 2 GB. */
    private static final int ORDERS = Boolean.getBoolean("tradewind.full") ? 200_000 : 20_000;

    @TempDir
    private Path folder;

    @Test
    void sync_killedAfterAnyPage_adoptsTheJobAndHoldsTheWorld() {
        long pages = Long.MAX_VALUE;
        for (long kill = 0; kill <= pages; kill++) {
            ReportSource reports = ReportSource.in(folder);
            MemoryPlatform shop = MemoryPlatform.of(Seed.of(5).orders(60), reports.feed());
            try (Warehouse warehouse = open("jdbc:duckdb:", shop)) {
                Set<Slice> windows = new HashSet<>();
                Mortal mortal = new Mortal(shop.connector(), kill, windows);
                if (kill > 0) {
                    assertThatThrownBy(() -> sync(warehouse, mortal)).isInstanceOf(SyncFaults.Killed.class);
                    shop.clock().advance(Duration.ofMinutes(2));
                }
                Mortal next = kill > 0 ? new Mortal(shop.connector(), 0, windows) : mortal;
                assertHolds(warehouse, sync(warehouse, next), shop);
                pages = kill == 0 ? mortal.pages : pages;
                assertThat(reports.jobs()).as("killed after page %s", kill).isEqualTo(windows.size());
            }
        }
        assertThat(pages).isGreaterThan(6);
    }

    @Test
    void sync_largeReportKilledInTheMiddle_holdsTheWorldAndLeavesNoSpool() throws IOException {
        ReportSource reports = ReportSource.in(folder);
        MemoryPlatform shop = MemoryPlatform.of(Seed.of(5).orders(ORDERS), reports.feed());
        shop.quirks("order_report").pageSize(500);
        try (Warehouse warehouse = open("jdbc:duckdb:" + folder.resolve("shop.duckdb"), shop)) {
            Mortal mortal = new Mortal(shop.connector(), ORDERS / 500 / 2, new HashSet<>());
            assertThatThrownBy(() -> sync(warehouse, mortal)).isInstanceOf(SyncFaults.Killed.class);
            assertThat(warehouse.count("wh_order")).isBetween(1L, ORDERS - 1L);
            shop.clock().advance(Duration.ofMinutes(2));

            Receipt receipt = sync(warehouse, shop.connector());

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(warehouse.count("wh_order")).isEqualTo(ORDERS);
            assertThat(warehouse.count("fact_orders")).isEqualTo(shop.world().orderLines());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    private static void assertHolds(Warehouse warehouse, Receipt receipt, MemoryPlatform shop) {
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
        assertThat(SyncWorlds.found(warehouse, "1")).isEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
    }

    private static Warehouse open(String url, MemoryPlatform shop) {
        return Warehouse.open(url)
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(1))
                .build();
    }

    private static Receipt sync(Warehouse warehouse, Connector connector) {
        return warehouse
                .sync(connector)
                .datasets(Dataset.ORDERS)
                .since(Instant.parse("2026-10-01T00:00:00Z"))
                .lanes(1)
                .run();
    }

    /** Dies when a page was read and before it can be committed. */
    private static final class Mortal implements Connector {
        private final Connector connector;
        private final long last;
        private final Set<Slice> opened;
        private long pages;

        Mortal(Connector connector, long last, Set<Slice> opened) {
            this.connector = connector;
            this.last = last;
            this.opened = opened;
        }

        @Override
        public Shop shop() {
            return connector.shop();
        }

        @Override
        public List<Feed> feeds() {
            return connector.feeds();
        }

        @Override
        public String account() {
            return connector.account();
        }

        @Override
        public Health check() {
            return connector.check();
        }

        @Override
        public SliceReader open(Slice slice, Optional<Cursor> from) {
            opened.add(slice);
            SliceReader reader = connector.open(slice, from);
            return new SliceReader() {
                @Override
                public SlicePage next() {
                    SlicePage page = reader.next();
                    if (++pages == last) {
                        throw new SyncFaults.Killed("after page " + pages);
                    }
                    return page;
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        }
    }
}
