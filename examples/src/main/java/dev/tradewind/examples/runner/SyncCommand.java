package dev.tradewind.examples.runner;

import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
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
            for (Sync sync : ShopGroups.syncs(warehouse, shops)) {
                sync.listener(progress);
                receipts.add(Interruptible.run(sync::start));
            }
        }
        ShopLabels labels = new ShopLabels(read.shops());
        receipts.forEach(receipt -> console.out().println(receipt.table(labels::of)));
        return ExitCode.of(receipts);
    }
}
