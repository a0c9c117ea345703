package dev.tradewind.examples.bench;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * Syncs a made-up Lazada with so many order lines into a DuckDB file, then again, and holds the first run against the least
 * that could have been done. Shop, sync and database share one process and its memory.
 */
public final class OrderBench {
    private static final String MEMORY = "256MB";
    private static final int LINES_OF_AN_ORDER = 2;

    private OrderBench() {}

    /** Takes the number of order lines and an empty folder for the files. */
    public static void main(String[] arguments) throws IOException, SQLException {
        long lines = Long.parseLong(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Seed seed = Seed.of(3)
                .orders(lines / LINES_OF_AN_ORDER)
                .lines(LINES_OF_AN_ORDER, LINES_OF_AN_ORDER)
                .tie(1_000);
        try (FakeLazada lazada = FakeLazada.start(seed)) {
            Usage first = sync(lazada, folder, lines);
            print("first sync", lines, first);
            Usage second = sync(lazada, folder, 0);
            System.out.printf(Locale.ROOT, "second sync  %.1f s wall, nothing written%n", seconds(second.wall()));
            Usage start = Usage.now();
            long copied = new Ceiling(lazada).run(folder.resolve("ceiling.duckdb"));
            Usage ceiling = Usage.now().since(start);
            print("ceiling", copied, ceiling);
            System.out.printf(
                    Locale.ROOT,
                    "first sync / ceiling: %.1f times the wall time, %.1f times the cpu%n",
                    seconds(first.wall()) / seconds(ceiling.wall()),
                    seconds(first.own()) / seconds(ceiling.own()));
        }
    }

    /** Syncs once. Fails unless it is COMPLETE and so many lines were written. */
    private static Usage sync(FakeLazada lazada, Path folder, long lines) {
        Usage start = Usage.now();
        try (ConnectorRuntime runtime = ConnectorRuntime.builder()
                        .clock(lazada.clock())
                        .sleeper(lazada.clock())
                        .chance(SeededChance.of(1))
                        .build();
                Connector shop = lazada.connector(runtime);
                Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + folder.resolve("orders.duckdb"))
                        .memoryLimit(MEMORY)
                        .clock(lazada.clock())
                        .sleeper(lazada.clock())
                        .build()) {
            Receipt receipt = warehouse
                    .sync(shop)
                    .datasets(Dataset.ORDERS)
                    .since(lazada.world().seed().from())
                    .run()
                    .orThrow();
            if (lines > 0 && warehouse.count("fact_orders") != lines) {
                throw new IllegalStateException("fact_orders holds " + warehouse.count("fact_orders"));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %,d calls%n",
                    receipt.counts(),
                    receipt.lines().get(0).calls());
        }
        return Usage.now().since(start);
    }

    private static void print(String what, long lines, Usage used) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %,d lines, %.1f s wall, %,.0f lines/s, %.1f s cpu (%.1f s of it the shop), %.1f us own cpu a line,"
                        + " peak %,d MiB%n",
                what,
                lines,
                seconds(used.wall()),
                lines / seconds(used.wall()),
                seconds(used.cpu()),
                seconds(used.shop()),
                seconds(used.own()) * 1e6 / lines,
                Usage.peakMemory());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
