package dev.tradewind.examples.runner.config;

import java.util.List;

/**
 * A configuration file, read and checked.
 *
 * @param file the file as the user named it
 * @param database where the warehouse lives
 * @param tokens where tokens are kept
 * @param shops at least one, with distinct names
 */
public record RunnerConfig(String file, DatabaseConfig database, TokenStoreConfig tokens, List<ShopConfig> shops) {
    public RunnerConfig {
        shops = List.copyOf(shops);
    }

    /**
     * The shop of this name.
     *
     * @throws BadConfigException when there is none; names those that are there
     */
    public ShopConfig named(String name) {
        return shops.stream()
                .filter(shop -> shop.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadConfigException(
                        file,
                        List.of(new Problem(
                                0,
                                "no shop is named \"" + name + "\"",
                                "These are there: "
                                        + String.join(
                                                ", ",
                                                shops.stream()
                                                        .map(ShopConfig::name)
                                                        .toList())))));
    }
}
