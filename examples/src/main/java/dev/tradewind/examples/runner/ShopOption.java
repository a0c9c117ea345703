package dev.tradewind.examples.runner;

import dev.tradewind.examples.runner.config.BadConfigException;
import dev.tradewind.examples.runner.config.Problem;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.ShopConfig;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --shop}, as commands take it that are about one shop. */
final class ShopOption {
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
        return config.shop(name).orElseThrow(() -> {
            List<String> names = config.shops().stream().map(ShopConfig::name).toList();
            return new BadConfigException(
                    config.file(),
                    List.of(new Problem(
                            0, "no shop is named \"" + name + "\"", "These are there: " + String.join(", ", names))));
        });
    }
}
