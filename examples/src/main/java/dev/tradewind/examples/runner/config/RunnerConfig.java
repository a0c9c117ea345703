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
}
