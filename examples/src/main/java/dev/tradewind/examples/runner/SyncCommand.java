package dev.tradewind.examples.runner;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.Warehouse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "sync",
        description = {
            "Reads what is new at each shop, and what is due to be read again, into the warehouse.",
            "Goes on where the last run stopped."
        })
final class SyncCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    SyncCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        List<Receipt> receipts = new ArrayList<>();
        try (ConnectorRuntime runtime = Runtimes.start(console);
                OpenShops shops = OpenShops.open(read, console, runtime);
                Warehouse warehouse = WarehouseOpener.open(read.database());
                Progress progress = new Progress(console, "sync")) {
            for (Map.Entry<List<Dataset<?>>, List<OpenShop>> group :
                    byDatasets(shops).entrySet()) {
                Sync sync = warehouse
                        .sync(group.getValue().stream().map(OpenShop::connector).toArray(Connector[]::new))
                        .datasets(group.getKey().toArray(Dataset[]::new))
                        .since(new Since(group.getValue())::of)
                        .listener(progress);
                receipts.add(Interruptible.run(sync));
            }
        }
        receipts.forEach(console.out()::println);
        return ExitCode.of(receipts);
    }

    /** A run asks all of its shops for the same datasets: one run for each list that the configuration has. */
    private static Map<List<Dataset<?>>, List<OpenShop>> byDatasets(OpenShops shops) {
        Map<List<Dataset<?>>, List<OpenShop>> groups = new LinkedHashMap<>();
        for (OpenShop shop : shops.all()) {
            groups.computeIfAbsent(shop.config().datasets(), list -> new ArrayList<>())
                    .add(shop);
        }
        return groups;
    }

    /** The first instant to read of each shop: the beginning of its day. */
    private static final class Since {
        private final Map<ShopRef, Instant> instants = new HashMap<>();

        Since(List<OpenShop> shops) {
            for (OpenShop shop : shops) {
                ZoneId zone = shop.connector().shop().zone();
                shop.config()
                        .since()
                        .ifPresent(day -> instants.put(
                                shop.connector().shop().ref(),
                                day.atStartOfDay(zone).toInstant()));
            }
        }

        Optional<Instant> of(Shop shop) {
            return Optional.ofNullable(instants.get(shop.ref()));
        }
    }
}
