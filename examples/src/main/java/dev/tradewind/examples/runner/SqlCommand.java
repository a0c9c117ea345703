package dev.tradewind.examples.runner;

import dev.tradewind.examples.runner.sql.Query;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "sql", description = "Asks the warehouse, read only, and prints CSV with a header line.")
final class SqlCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(
            paramLabel = "SQL",
            description = "One statement that reads. Names without a schema are those of the warehouse.")
    private String sql = "";

    SqlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Query.run(config.read(console).database(), sql, console.out());
        return 0;
    }
}
