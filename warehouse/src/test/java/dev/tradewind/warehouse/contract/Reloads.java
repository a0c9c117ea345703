package dev.tradewind.warehouse.contract;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.Reload;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What tests of reloads have in common: a shop that was synced, and October of it. */
final class Reloads {
    static final LocalDate FROM = LocalDate.parse("2026-10-01");
    static final LocalDate TO = LocalDate.parse("2026-11-01");
    private static final Instant SINCE = Instant.parse("2026-09-20T00:00:00Z");

    private Reloads() {}

    static Warehouse open(TestDatabase database, MemoryPlatform shop, long seed) {
        return Warehouse.open(database.url())
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(seed))
                .build();
    }

    static Receipt sync(Warehouse warehouse, Connector connector, Dataset<?>... datasets) {
        return syncOf(warehouse, connector, datasets).run();
    }

    static Sync syncOf(Warehouse warehouse, Connector connector, Dataset<?>... datasets) {
        return warehouse.sync(connector).datasets(datasets).since(SINCE).lanes(1);
    }

    static Reload october(Warehouse warehouse, Connector connector, Dataset<?> dataset) {
        return warehouse.reload(connector, dataset).from(FROM).to(TO).lanes(1);
    }

    /** The only line of a receipt. */
    static ReceiptLine line(Receipt receipt) {
        if (receipt.lines().size() != 1) {
            throw new AssertionError("one line was expected: " + receipt);
        }
        return receipt.lines().get(0);
    }

    /** Orders that were placed in October, by the shop's days. */
    static List<WorldOrder> placedInOctober(MemoryPlatform shop) {
        return shop.world()
                .allOrders()
                .filter(order ->
                        !day(shop, order).isBefore(FROM) && day(shop, order).isBefore(TO))
                .toList();
    }

    static Set<Long> ids(List<WorldOrder> orders) {
        return orders.stream().map(WorldOrder::id).collect(Collectors.toSet());
    }

    /** What no reload may touch: progress, coverage, and all slices but its own. */
    static List<String> progress(Warehouse warehouse) {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("wh_progress", "shop_coverage", "wh_slice", "wh_slice_seen", "wh_reread")) {
            warehouse.query("select * from " + table).stream(columns -> {}, row -> rows.add(table + " " + row));
        }
        rows.sort(null);
        return rows;
    }

    private static LocalDate day(MemoryPlatform shop, WorldOrder order) {
        return order.createdAt().atZone(shop.shop().zone()).toLocalDate();
    }
}
