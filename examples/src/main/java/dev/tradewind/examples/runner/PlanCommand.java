package dev.tradewind.examples.runner;

import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.warehouse.PlannedFeed;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        description = {
            "Says what sync would read now, and what that costs as far as it can be known.",
            "Makes the tables where there are none, and writes nothing else.",
            "A '>=' stands before the fewest calls, where only the platform knows how many records there are."
        })
final class PlanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        List<PlannedFeed> plan = new ArrayList<>();
        try (ConnectorRuntime runtime = Runtimes.start(console);
                OpenShops shops = OpenShops.open(read, console, runtime);
                Warehouse warehouse = WarehouseOpener.open(read.database())) {
            for (Sync sync : ShopGroups.syncs(warehouse, shops)) {
                plan.addAll(sync.plan());
            }
        }
        PlanTable.print(plan, new ShopLabels(read.shops()), console.out());
        return 0;
    }
}
