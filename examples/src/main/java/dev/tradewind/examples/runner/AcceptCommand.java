package dev.tradewind.examples.runner;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.ShopConfig;
import dev.tradewind.warehouse.Loss;
import dev.tradewind.warehouse.Warehouse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "accept",
        description = {
            "Accepts a loss that was held back as SWEEP_TOO_LARGE: the next sync lets go of what is missing, once. Where a"
                    + " reload has met it, a second run of the same reload does.",
            "status shows what is held back. Look at the platform's own pages before you accept it."
        })
final class AcceptCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private OneShopOption shop = new OneShopOption();

    @Option(
            names = {"-f", "--feed"},
            required = true,
            paramLabel = "NAME",
            description = "The feed, as the receipt names it.")
    private String feed = "";

    @Option(
            names = "--slice",
            required = true,
            paramLabel = "TEXT",
            description = "The days, as \"2026-11-19 to 2026-11-20\", or sweep.")
    private String slice = "";

    @Option(names = "--most", required = true, paramLabel = "NUMBER", description = "As many records may go.")
    private long most;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides it, for the receipt.")
    private String by = "";

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "For what reason, for the receipt.")
    private String why = "";

    AcceptCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        ShopConfig named = shop.in(read);
        try (Warehouse warehouse = WarehouseOpener.open(read.database())) {
            Loss loss = find(warehouse.losses().open(), new ShopRef(named.platform(), named.shop()));
            if (most < loss.missing()) {
                throw refused("--most " + most + " is fewer than the " + loss.missing() + " that are missing");
            }
            if (by.isBlank() || why.isBlank()) {
                throw refused("--by or --why is empty");
            }
            if (!warehouse.losses().accept(loss, most, by, why)) {
                throw refused("the loss has changed meanwhile");
            }
            console.out()
                    .println((loss.byReload() ? "A second run of the same reload of " : "The next sync of ")
                            + named.name() + " lets go of at most " + most + " of " + loss.held()
                            + " " + loss.dataset() + " of " + loss.feed() + ", " + loss.slice() + ".");
            return 0;
        }
    }

    private Loss find(List<Loss> open, ShopRef owner) {
        return open.stream()
                .filter(loss -> loss.shop().equals(owner)
                        && loss.feed().equals(feed)
                        && loss.slice().equals(slice))
                .findFirst()
                .orElseThrow(() -> refused("nothing is held back of feed " + feed + ", slice \"" + slice + "\""));
    }

    private static ConfigException refused(String what) {
        return new ConfigException(what, "status shows what is held back, with the words for --feed and --slice", null);
    }
}
