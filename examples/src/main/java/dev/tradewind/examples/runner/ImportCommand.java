package dev.tradewind.examples.runner;

import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.ShopConfig;
import dev.tradewind.warehouse.FileImport;
import dev.tradewind.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Loads exports of Lazada's Business Advisor (CSV, day by day) as traffic of a shop.")
final class ImportCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private OneShopOption shop = new OneShopOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The files; nothing is loaded unless all can be read.")
    private List<Path> files = List.of();

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        ShopConfig named = shop.in(read);
        List<Receipt> receipts = new ArrayList<>();
        try (ConnectorRuntime runtime = Runtimes.start(console);
                OpenShops shops = OpenShops.open(read, console, runtime);
                Warehouse warehouse = WarehouseOpener.open(read.database())) {
            OpenShop open = shops.of(named);
            List<FileImport> imports = files.stream()
                    .map(file -> warehouse.importFile(open.connector().shop(), file))
                    .toList();
            for (FileImport each : imports) {
                receipts.add(each.run());
            }
        }
        ShopLabels labels = new ShopLabels(read.shops());
        receipts.forEach(receipt -> console.out().println(receipt.table(labels::of)));
        return ExitCode.of(receipts);
    }
}
