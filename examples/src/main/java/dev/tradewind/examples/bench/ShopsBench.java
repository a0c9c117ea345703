package dev.tradewind.examples.bench;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Syncs so many made-up shops in one run of one process, each page behind a call over HTTP, and says what that takes: threads,
 * connections, memory, and how long a shop waits for its turn. Killed and started again on the same database, it goes on; the
 * hash that it prints at its end is the same.
 */
public final class ShopsBench {
    private static final int AT_ONCE = 32;
    private static final int LANES = 4;
    private static final int CONNECTIONS = 4;
    /** The lanes beside the caller's, the heartbeat, and the stream of shops. */
    private static final int THREADS = LANES - 1 + 2;

    private static final Duration WINDOW = Duration.ofDays(60);
    private static final Duration DEAD_LEASE = Duration.ofMinutes(5);

    private final int orders;
    private final VirtualTime time;
    private final AtomicLong mostConnections = new AtomicLong();

    private ShopsBench(int orders) {
        this.orders = orders;
        this.time = VirtualTime.at(Seed.of(0).to().plus(Duration.ofDays(1)));
    }

    /** Takes the number of shops, the number of orders of each, and the URL of the database. */
    public static void main(String[] arguments) {
        new ShopsBench(Integer.parseInt(arguments[1])).run(Integer.parseInt(arguments[0]), arguments[2]);
    }

    private void run(int shops, String url) {
        Usage start = Usage.now();
        try (Warehouse warehouse = Warehouse.open(url)
                        .memoryLimit("256MB")
                        .connections(CONNECTIONS)
                        .clock(time)
                        .sleeper(time)
                        .build();
                ConnectorRuntime runtime =
                        ConnectorRuntime.builder().clock(time).sleeper(time).build();
                ShopWire wire = new ShopWire(runtime)) {
            if (warehouse.count("wh_run") > 0) {
                time.advance(DEAD_LEASE);
            }
            FleetWatch watch = new FleetWatch(shops / 4);
            String open = url.startsWith("jdbc:duckdb:")
                    ? "select count - 1 from duckdb_connection_count()"
                    : "select count(*) from pg_stat_activity where datname = current_database() and state <> 'idle'";
            Receipt receipt = warehouse
                    .sync(fleet(shops, warehouse, wire, open))
                    .datasets(Dataset.ORDERS)
                    .since(Seed.of(0).from())
                    .shopsAtOnce(AT_ONCE)
                    .lanes(LANES)
                    .listener(watch)
                    .onLine(watch::line)
                    .run()
                    .orThrow();
            Usage used = Usage.now().since(start);
            System.out.println(receipt);
            System.out.println(watch.report(AT_ONCE, THREADS));
            System.out.printf(
                    Locale.ROOT,
                    "connections of the database %d of at most %d%ncalls under way %d of at most %d, on %d connections%n"
                            + "%.1f s wall, %.1f s cpu, %.0f ms cpu a shop%nhash %08x%n",
                    mostConnections.get(),
                    CONNECTIONS,
                    wire.mostCalls(),
                    LANES,
                    wire.connections(),
                    used.wall().toMillis() / 1e3,
                    used.cpu().toMillis() / 1e3,
                    used.cpu().toMillis() / (double) shops,
                    warehouse.canonicalHash().hashCode());
            if (warehouse.count("wh_order") != (long) shops * orders) {
                throw new IllegalStateException("wh_order holds " + warehouse.count("wh_order"));
            }
        }
    }

    private Stream<Connector> fleet(int shops, Warehouse warehouse, ShopWire wire, String open) {
        return IntStream.range(0, shops).mapToObj(number -> {
            MemoryPlatform platform = MemoryPlatform.of(
                    Seed.of(number).orders(orders),
                    time,
                    "shop" + number,
                    "account" + number,
                    MemoryFeed.orders(feed -> feed.maxWindow(WINDOW)));
            return platform.beforePage(call -> {
                        wire.call(platform.shop().ref());
                        List<List<Object>> rows = warehouse.query(open).rows();
                        long now = ((Number) rows.get(0).get(0)).longValue();
                        mostConnections.accumulateAndGet(now, Math::max);
                    })
                    .connector();
        });
    }
}
