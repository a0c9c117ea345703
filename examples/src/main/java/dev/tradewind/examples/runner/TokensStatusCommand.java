package dev.tradewind.examples.runner;

import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenStatus;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.TokenStoreConfig;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Mixin
    private ShopOption shop = new ShopOption();

    TokensStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        if (read.tokens() instanceof TokenStoreConfig.Memory) {
            console.err().println("The token store is in memory: between two runs there is nothing to tell.");
        }
        Outcome worst = Outcome.COMPLETE;
        TextTable table =
                new TextTable("shop", "state", "renewals", "access token ends", "refresh token ends", "to do");
        try (ConnectorRuntime runtime = Runtimes.start(console);
                OpenShops shops = OpenShops.open(read, console, runtime)) {
            for (OpenShop each : shop.among(shops)) {
                worst = ExitCode.worse(worst, opened(table, each, shops));
            }
        }
        table.print(console.out());
        return ExitCode.of(worst);
    }

    /** A record that does not open, as when one shop was kept under another key, is no reason to leave the others untold. */
    private Outcome opened(TextTable table, OpenShop shop, OpenShops shops) {
        try {
            return row(table, shop, shops);
        } catch (TokenStoreException locked) {
            String name = shop.config().name();
            console.err().println("tradewind: " + name + ": " + locked.getMessage());
            table.row(name, "unreadable", "-", "-", "-", "run it again when it opens; the reason stands above");
            return Outcome.FAILED;
        }
    }

    private Outcome row(TextTable table, OpenShop shop, OpenShops shops) {
        String name = shop.config().name();
        Optional<TokenManager> tokens = shop.connector().tokens();
        if (tokens.isEmpty()) {
            table.row(name, "none", "-", "-", "-", "nothing: this platform needs no tokens");
            return Outcome.COMPLETE;
        }
        if (shops.tokens().load(tokens.get().key()).isEmpty()) {
            boolean configured = shop.config().credentials().containsKey("accessToken");
            table.row(
                    name,
                    "not stored",
                    "-",
                    "-",
                    "-",
                    configured ? "nothing: the first call takes those of the config" : TokensLoginCommand.hint(name));
            return configured ? Outcome.COMPLETE : Outcome.REAUTHORIZE;
        }
        TokenStatus status = tokens.get().status();
        Instant now = console.clock().instant();
        boolean dead = status.exhausted() != null || Lifetime.isOver(status.refreshExpiresAt(), now);
        table.row(
                name,
                dead ? "DEAD" : status.state(),
                status.generation(),
                Lifetime.ends(status.accessExpiresAt(), now),
                status.renewable() ? Lifetime.ends(status.refreshExpiresAt(), now) : "there is none",
                dead ? TokensLoginCommand.hint(name) : hint(status));
        return dead ? Outcome.REAUTHORIZE : Outcome.COMPLETE;
    }

    private static String hint(TokenStatus status) {
        boolean pasted = status.renewable()
                && status.refreshExpiresAt() == null
                && status.accessExpiresAt().equals(Instant.MAX);
        return pasted ? "run tokens refresh: nobody told when these die of idleness" : "nothing";
    }
}
