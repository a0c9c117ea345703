package dev.tradewind.examples.runner;

import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenStatus;
import dev.tradewind.core.auth.TokenTiming;
import dev.tradewind.core.auth.Versioned;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.examples.runner.config.RunnerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Says how the tokens of each shop stand, without showing one or calling a platform.")
final class TokensStatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    TokensStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        if (read.tokens().file().isEmpty()) {
            console.err().println("The token store is in memory: between two runs there is nothing to tell.");
        }
        int worst = 0;
        TextTable table =
                new TextTable("shop", "state", "renewals", "access token ends", "refresh token ends", "to do");
        try (ConnectorRuntime runtime = Runtimes.start(console);
                OpenShops shops = OpenShops.open(read, console, runtime)) {
            for (OpenShop shop : shops.all()) {
                worst = Math.max(worst, row(table, shop, shops));
            }
        }
        table.print(console.out());
        return worst;
    }

    private int row(TextTable table, OpenShop shop, OpenShops shops) {
        String name = shop.config().name();
        Optional<TokenKey> key = shop.connector().tokenKey();
        if (key.isEmpty()) {
            table.row(name, "none", "-", "-", "-", "nothing: this platform needs no tokens");
            return 0;
        }
        Optional<Versioned> stored = shops.tokens().load(key.get());
        if (stored.isEmpty()) {
            table.row(name, "not stored", "-", "-", "-", "nothing: the first call takes those of the config");
            return 0;
        }
        Instant now = console.clock().instant();
        TokenStatus status = TokenStatus.of(key.get(), stored.get().record(), TokenTiming.defaults(), now);
        boolean dead = status.exhausted() != null
                || ends(status.refreshExpiresAt(), now).equals("ended");
        table.row(
                name,
                dead ? "DEAD" : status.state(),
                status.generation(),
                ends(status.accessExpiresAt(), now),
                status.renewable() ? ends(status.refreshExpiresAt(), now) : "there is none",
                dead ? "let the seller consent again, then put the new tokens into the config" : "nothing");
        return dead ? ExitCode.of(Outcome.REAUTHORIZE) : 0;
    }

    private static String ends(@Nullable Instant instant, Instant now) {
        if (instant == null || instant.equals(Instant.MAX)) {
            return instant == null ? "not told" : "never";
        }
        Duration left = Duration.between(now, instant);
        if (left.isNegative()) {
            return "ended";
        }
        return left.toDays() > 1
                ? "in " + left.toDays() + " days"
                : "in " + left.toHours() + " h " + left.toMinutesPart() + " min";
    }
}
