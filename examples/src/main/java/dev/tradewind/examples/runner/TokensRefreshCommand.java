package dev.tradewind.examples.runner;

import dev.tradewind.core.auth.RefreshResult;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.examples.runner.config.RunnerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "refresh",
        description = {
            "Renews the tokens of shops that would die of idleness: those whose refresh token ends soon.",
            "Syncs renew what they use by themselves; run this for shops that are not synced."
        })
final class TokensRefreshCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private ShopOption shop = new ShopOption();

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Renew what ends within this time, in ISO 8601; P5D, five days, when absent.")
    private Duration within = Duration.ofDays(5);

    @Option(names = "--all", description = "Renew all, whenever they end.")
    private boolean all;

    TokensRefreshCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        TokenStores.refuseMemory(read);
        Outcome worst = Outcome.COMPLETE;
        TextTable table = new TextTable("shop", "tokens", "refresh token ends", "to do");
        Map<TokenKey, RefreshResult> done = new HashMap<>();
        try (ConnectorRuntime runtime = Runtimes.start(console);
                OpenShops shops = OpenShops.open(read, console, runtime)) {
            for (OpenShop each : shop.among(shops)) {
                Optional<TokenManager> tokens = each.connector().tokens();
                if (tokens.isEmpty()) {
                    table.row(each.config().name(), "none", "-", "nothing: this platform needs no tokens");
                    continue;
                }
                RefreshResult result = done.computeIfAbsent(tokens.get().key(), key -> refresh(tokens.get()));
                worst = ExitCode.worse(worst, row(table, each.config().name(), result));
            }
        }
        table.print(console.out());
        return ExitCode.of(worst);
    }

    private RefreshResult refresh(TokenManager tokens) {
        if (!all) {
            return tokens.refreshDue(within);
        }
        try {
            tokens.refreshNow();
            return result(tokens, RefreshResult.Kind.RENEWED, Optional.empty());
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (ReauthorizeException dead) {
            return result(tokens, RefreshResult.Kind.REAUTHORIZE, Optional.of(dead));
        } catch (TradewindException failed) {
            return result(tokens, RefreshResult.Kind.FAILED, Optional.of(failed));
        }
    }

    private static RefreshResult result(
            TokenManager tokens, RefreshResult.Kind kind, Optional<RuntimeException> failure) {
        Optional<Instant> ends = kind == RefreshResult.Kind.RENEWED
                ? Optional.ofNullable(tokens.status().refreshExpiresAt())
                : Optional.empty();
        return new RefreshResult(tokens.key(), kind, ends, failure);
    }

    private Outcome row(TextTable table, String name, RefreshResult result) {
        Instant now = console.clock().instant();
        String ends = Lifetime.ends(result.refreshExpiresAt().orElse(null), now);
        result.failure()
                .ifPresent(failure -> console.err().println("tradewind: " + name + ": " + failure.getMessage()));
        return switch (result.kind()) {
            case RENEWED -> {
                table.row(name, "renewed", ends, "nothing");
                yield Outcome.COMPLETE;
            }
            case NOT_DUE -> {
                table.row(name, "not due", ends, "nothing");
                yield Outcome.COMPLETE;
            }
            case REAUTHORIZE -> {
                table.row(name, "DEAD", ends, TokensLoginCommand.hint(name));
                yield Outcome.REAUTHORIZE;
            }
            case FAILED -> {
                table.row(name, "not renewed", ends, "run it again; the reason stands above");
                yield Outcome.FAILED;
            }
        };
    }
}
