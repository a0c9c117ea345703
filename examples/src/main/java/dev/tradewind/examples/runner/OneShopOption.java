package dev.tradewind.examples.runner;

import dev.tradewind.examples.runner.config.BadConfigException;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.ShopConfig;
import picocli.CommandLine.Option;

/** {@code --shop}, for commands that are about one shop. */
final class OneShopOption {
    @Option(
            names = {"-s", "--shop"},
            required = true,
            paramLabel = "NAME",
            description = "The shop's name in the configuration.")
    private String name = "";

    /**
     * The shop of this name.
     *
     * @throws BadConfigException when none has it; names those that are there
     */
    ShopConfig in(RunnerConfig config) {
        return config.named(name);
    }
}
