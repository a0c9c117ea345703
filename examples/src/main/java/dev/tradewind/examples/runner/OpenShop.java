package dev.tradewind.examples.runner;

import dev.tradewind.core.spi.Connector;
import dev.tradewind.examples.runner.config.ShopConfig;

/**
 * A shop of the configuration with its connector.
 *
 * @param config what the user wrote
 * @param connector what was made of it
 */
record OpenShop(ShopConfig config, Connector connector) {}
