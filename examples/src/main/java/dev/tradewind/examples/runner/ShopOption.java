package dev.tradewind.examples.runner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --shop}, for commands that may be about one shop or all. */
final class ShopOption {
    @Option(
            names = {"-s", "--shop"},
            paramLabel = "NAME",
            description = "Only the shop of this name in the configuration.")
    private @Nullable String name;

    /** The shop that was named, else all. */
    List<OpenShop> among(OpenShops shops) {
        return name == null ? shops.all() : List.of(shops.named(name));
    }
}
