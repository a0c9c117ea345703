package dev.tradewind.examples.bench;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Syncs so many made-up shops in one run of one process, and says what that takes: threads, memory, and how long a shop waits
 * for its turn. Killed and started again on the same database, it goes on; the hash that it prints at its end is the same.
 */
public final class ShopsBench {
    private static final int AT_ONCE = 32;
    private static final int LANES = 4;
    private static final Duration WINDOW = Duration.ofDays(60);
    private static final Duration DEAD_LEASE = Duration.ofMinutes(5);

    private ShopsBench() {}

    /** Takes the number of shops, the number of orders of each, and the URL of the database. */
    public static void main(String[] arguments) {
        int shops = Integer.parseInt(arguments[0]);
        int orders = Integer.parseInt(arguments[1]);
        Seed seed = Seed.of(5).orders(orders);
        VirtualTime time = VirtualTime.at(seed.to().plus(Duration.ofDays(1)));
        Usage start = Usage.now();
        try (Warehouse warehouse = Warehouse.open(arguments[2])
                .memoryLimit("256MB")
                .connections(LANES)
                .clock(time)
                .sleeper(time)
                .build()) {
            if (warehouse.count("wh_run") > 0) {
                time.advance(DEAD_LEASE);
            }
            FleetWatch watch = new FleetWatch(shops / 4);
            Stream<Connector> fleet = IntStream.range(0, shops)
                    .mapToObj(number -> MemoryPlatform.of(
                                    Seed.of(number).orders(orders),
                                    time,
                                    "shop" + number,
                                    "account" + number,
                                    MemoryFeed.orders(feed -> feed.maxWindow(WINDOW)))
                            .connector());
            Receipt receipt = warehouse
                    .sync(fleet)
                    .datasets(Dataset.ORDERS)
                    .since(seed.from())
                    .shopsAtOnce(AT_ONCE)
                    .lanes(LANES)
                    .listener(watch)
                    .onLine(watch::line)
                    .run()
                    .orThrow();
            Usage used = Usage.now().since(start);
            System.out.printf(
                    Locale.ROOT,
                    "%s%n%s%n%.1f s wall, %.1f s cpu, %.0f ms cpu a shop%nhash %s%n",
                    receipt,
                    watch,
                    used.wall().toMillis() / 1e3,
                    used.cpu().toMillis() / 1e3,
                    used.cpu().toMillis() / (double) shops,
                    warehouse.canonicalHash().hashCode());
            if (warehouse.count("wh_order") != (long) shops * orders) {
                throw new IllegalStateException("wh_order holds " + warehouse.count("wh_order"));
            }
        }
    }
}
