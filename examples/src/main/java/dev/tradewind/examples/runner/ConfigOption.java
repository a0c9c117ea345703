package dev.tradewind.examples.runner;

import dev.tradewind.core.spi.ConnectorProvider;
import dev.tradewind.examples.runner.config.ConfigReader;
import dev.tradewind.examples.runner.config.RunnerConfig;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine.Option;

/** {@code --config}, as most commands take it. */
final class ConfigOption {
    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "The shops and the warehouse, as docs/getting-started.md describes.")
    private Path file = Path.of("shops.yaml");

    RunnerConfig read(Console console) {
        // A day may have begun at the shop that has not begun in UTC.
        LocalDate tomorrow =
                LocalDate.ofInstant(console.clock().instant(), ZoneOffset.UTC).plusDays(1);
        return new ConfigReader(providers(), console.environment(), tomorrow).read(file);
    }

    static List<ConnectorProvider> providers() {
        return ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
