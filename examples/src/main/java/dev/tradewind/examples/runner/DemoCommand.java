package dev.tradewind.examples.runner;

import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.examples.runner.config.DatabaseConfig;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        description = {
            "Shows the whole of it without an account, a network or a service: syncs a made-up Lazada on a loopback port into"
                    + " ./tradewind-demo.duckdb, and prints the receipt and a few answers from the star schema."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String FILE = "tradewind-demo.duckdb";
    private static final Seed SEED = Seed.of(1111).orders(2_400).products(120).tie(60);

    private final Console console;
    private final Seed seed;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    DemoCommand(Console console) {
        this(console, SEED);
    }

    /** With another shop. */
    DemoCommand(Console console, Seed seed) {
        this.console = console;
        this.seed = seed;
    }

    @Override
    public Integer call() {
        Path file = console.directory().resolve(FILE);
        console.err()
                .println("A made-up Lazada of seed " + seed.value() + " opens its shop; syncing it into " + FILE
                        + " ...");
        Receipt receipt;
        try (FakeLazada lazada = FakeLazada.start(seed)) {
            receipt = sync(lazada, file);
        }
        PrintWriter out = console.out();
        out.println(receipt);
        out.println();
        out.println(summary(receipt));
        out.println();
        DatabaseConfig database =
                new DatabaseConfig("jdbc:duckdb:" + file, Optional.empty(), Optional.empty(), Optional.empty());
        new DemoAnswers(database, out).print();
        out.println("All of it is in " + FILE + ": open it with any client of DuckDB, schema tradewind.");
        return receipt.worst().map(ExitCode::of).orElse(0);
    }

    private Receipt sync(FakeLazada lazada, Path file) {
        try (ConnectorRuntime runtime = ConnectorRuntime.builder()
                        .clock(lazada.clock())
                        .sleeper(lazada.clock())
                        .chance(SeededChance.of(seed.value()))
                        .build();
                Connector shop = lazada.connector(runtime);
                Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + file)
                        .clock(lazada.clock())
                        .sleeper(lazada.clock())
                        .build();
                Progress progress = new Progress(console, "demo")) {
            // The shop opened then: a year of days before it would be read for nothing.
            return Interruptible.run(warehouse.sync(shop).since(seed.from()).listener(progress)::start);
        }
    }

    private static String summary(Receipt receipt) {
        long read = receipt.counts().read();
        long written = receipt.counts().written();
        if (!receipt.isComplete()) {
            return "This run is not complete: the reasons stand above. Run it again.";
        }
        if (written == 0) {
            return "No fact or dimension row was written: everything was there already, and still proved complete.";
        }
        return String.format(
                Locale.ROOT,
                "COMPLETE: %,d records read, %,d written, and nothing is missing. Run it again, and nothing is written.",
                read,
                written);
    }
}
