package dev.tradewind.examples.runner;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.ShopConfig;
import dev.tradewind.warehouse.Reload;
import dev.tradewind.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reload",
        description = {
            "Reads some days of one dataset of a shop anew, beside all else: what the next sync reads stays as it is.",
            "What the shop does not list any more is asked for by its id, and goes when the platform says that it is gone.",
            "One that was cut off goes on, for a day, when the same days are asked for again."
        })
final class ReloadCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private OneShopOption shop = new OneShopOption();

    @Option(
            names = {"-d", "--dataset"},
            required = true,
            paramLabel = "NAME",
            converter = DatasetConverter.class,
            description = "What is read: orders, products, customers, traffic, activity or finance.")
    private Dataset<?> dataset = Dataset.ORDERS;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DAY",
            converter = DayConverter.class,
            description = "The first day, as 2026-10-01, in the shop's zone.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DAY",
            converter = DayConverter.class,
            description = "The first day that is not reloaded any more.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(
            names = {"-n", "--dry-run"},
            description = "Says what would be read, and what that costs, and reads nothing.")
    private boolean dryRun;

    ReloadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        ShopConfig named = shop.in(read);
        try (ConnectorRuntime runtime = Runtimes.start(console);
                OpenShops shops = OpenShops.open(read, console, runtime);
                Warehouse warehouse = WarehouseOpener.open(read.database());
                Progress progress = new Progress(console, "reload")) {
            Reload reload = warehouse
                    .reload(shops.of(named).connector(), dataset)
                    .from(from)
                    .to(to)
                    .listener(progress);
            if (dryRun) {
                PlanTable.print(reload.dryRun(), new ShopLabels(read.shops()), console.out());
                return 0;
            }
            Receipt receipt = Interruptible.run(reload::start);
            console.out().println(receipt.table(new ShopLabels(read.shops())::of));
            return ExitCode.of(List.of(receipt));
        }
    }
}
