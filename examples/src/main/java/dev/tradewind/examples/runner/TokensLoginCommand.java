package dev.tradewind.examples.runner;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.examples.runner.config.RunnerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "login",
        description = {
            "Asks the seller of a shop for a consent, and keeps its tokens: prints the link to open, and reads the address at"
                    + " which the browser comes back.",
            "Old tokens, dead or alive, are replaced. The option redirect of the shop names the app's callback address."
        })
final class TokensLoginCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private ShopOption shop = new ShopOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "The whole address at which the browser came back; read from standard input when absent.")
    private @Nullable String address;

    TokensLoginCommand(Console console) {
        this.console = console;
    }

    /** What to do when only a consent helps. */
    static String hint(String shop) {
        return "let the seller consent again: tokens login --shop " + shop;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        TokenStores.refuseMemory(read);
        try (ConnectorRuntime runtime = Runtimes.start(console)) {
            URI returned = address(address == null ? asked(link(read, runtime)) : address);
            try (OpenShops shops = OpenShops.open(read, console, runtime)) {
                OpenShop one = one(shop.among(shops));
                shops.consent(one).connect(returned);
                console.out().println("The tokens of " + one.config().name() + " are kept. Go on with check or sync.");
            }
        }
        return 0;
    }

    /** Closes the store again: others need it while the seller makes up his mind. */
    private URI link(RunnerConfig read, ConnectorRuntime runtime) {
        try (OpenShops shops = OpenShops.open(read, console, runtime)) {
            return shops.consent(one(shop.among(shops))).authorizeUrl();
        }
    }

    private static OpenShop one(List<OpenShop> shops) {
        if (shops.size() > 1) {
            List<String> names =
                    shops.stream().map(each -> each.config().name()).toList();
            throw new ConfigException(
                    "a consent is for one shop, and there are several",
                    "Name it with --shop: " + String.join(", ", names),
                    null);
        }
        return shops.get(0);
    }

    private String asked(URI link) {
        console.out().println(link);
        console.out().flush();
        console.err()
                .println(
                        "Open this link as the seller and agree. Then paste the address at which the browser came back,"
                                + " also when it shows an error page:");
        try {
            String line = console.in().readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
        throw new ConfigException(
                "no address came from standard input, and nothing was changed",
                "Run it again with the address as its last argument, in quotes",
                null);
    }

    private static URI address(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            // What was typed may hold a code: it is not repeated.
            throw new ConfigException(
                    "what came is no address: character " + (e.getIndex() + 1) + " does not belong there",
                    "Copy the whole address at which the browser came back",
                    null);
        }
    }
}
