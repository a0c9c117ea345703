package dev.tradewind.examples.runner;

import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.warehouse.PlannedFeed;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
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
        TextTable table = new TextTable("shop", "feed", "from", "to", "slices", "calls", "minutes");
        for (PlannedFeed feed : plan) {
            table.row(
                    feed.shop(),
                    feed.feed().isEmpty() ? "-" : feed.feed(),
                    feed.from().map(Object::toString).orElse("-"),
                    feed.to().map(Object::toString).orElse("-"),
                    feed.slices().size(),
                    feed.slices().isEmpty()
                            ? "0"
                            : feed.estimate().map(PlanCommand::calls).orElse("unknown"),
                    feed.slices().isEmpty()
                            ? "0"
                            : feed.estimate().map(PlanCommand::minutes).orElse("unknown"));
        }
        table.print(console.out());
        plan.forEach(feed ->
                feed.notes().forEach(note -> console.out().println(feed.shop() + " " + feed.feed() + ": " + note)));
        return 0;
    }

    private static String calls(Estimate estimate) {
        return (estimate.exact() ? "" : ">= ") + estimate.least();
    }

    /** Begun minutes. */
    private static String minutes(Estimate estimate) {
        Duration time = estimate.time();
        return (estimate.exact() ? "" : ">= ") + time.plusSeconds(59).toMinutes();
    }
}
