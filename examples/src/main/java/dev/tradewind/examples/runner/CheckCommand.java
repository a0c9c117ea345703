package dev.tradewind.examples.runner;

import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.spi.Health;
import dev.tradewind.examples.runner.config.RunnerConfig;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check", description = "Asks each platform whether its shop can be read, and reads nothing of it.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    private static final Duration CLOCK_OFF = Duration.ofMinutes(1);

    private final Console console;

    @Mixin
    private ConfigOption config = new ConfigOption();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        Outcome worst = Outcome.COMPLETE;
        try (ConnectorRuntime runtime = Runtimes.start(console);
                OpenShops shops = OpenShops.open(read, console, runtime)) {
            for (OpenShop shop : shops.all()) {
                worst = ExitCode.worse(worst, check(shop));
            }
        }
        return ExitCode.of(worst);
    }

    private Outcome check(OpenShop shop) {
        PrintWriter out = console.out();
        String title = shop.config().name() + " (" + shop.connector().shop().ref() + ")";
        Health health;
        try {
            health = shop.connector().check();
        } catch (TradewindException e) {
            out.println(title + ": cannot be read. " + e.getMessage());
            boolean consent = e instanceof ReauthorizeException;
            if (consent) {
                hint(shop);
            }
            return consent ? Outcome.REAUTHORIZE : Outcome.FAILED;
        }
        out.println(title + (health.ok() ? ": can be read" : ": cannot be read"));
        health.serverTime().ifPresent(time -> {
            Duration off = Duration.between(time, console.clock().instant());
            out.println("  the platform's clock shows " + time
                    + (off.abs().compareTo(CLOCK_OFF) > 0 ? ", ours is " + spoken(off) + ": set it right" : ""));
        });
        health.earliest().forEach((feed, from) -> out.println("  " + feed + " can be read from " + from));
        for (Health.Finding finding : health.findings()) {
            String feed = finding.feed().isEmpty() ? "" : finding.feed() + ": ";
            out.println("  " + finding.severity() + " " + feed + finding.message() + ". " + finding.advice());
        }
        Outcome outcome = outcome(health);
        if (outcome == Outcome.REAUTHORIZE) {
            hint(shop);
        }
        return outcome;
    }

    private void hint(OpenShop shop) {
        console.out().println("  " + TokensLoginCommand.hint(shop.config().name()));
    }

    private static String spoken(Duration off) {
        Duration size = off.abs();
        String amount =
                size.toHours() > 0 ? size.toHours() + " h " + size.toMinutesPart() + " min" : size.toMinutes() + " min";
        return amount + (off.isNegative() ? " behind" : " ahead");
    }

    private static Outcome outcome(Health health) {
        Outcome worst = Outcome.COMPLETE;
        for (Health.Finding finding : health.findings()) {
            Outcome outcome = switch (finding.severity()) {
                case NOTE -> Outcome.COMPLETE;
                case FEED_BLOCKED -> Outcome.PARTIAL;
                case REAUTHORIZE -> Outcome.REAUTHORIZE;
                case SHOP_BLOCKED -> Outcome.FAILED;
            };
            worst = ExitCode.worse(worst, outcome);
        }
        return worst;
    }
}
