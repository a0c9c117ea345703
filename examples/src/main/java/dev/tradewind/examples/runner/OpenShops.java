package dev.tradewind.examples.runner;

import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.ConnectorProvider;
import dev.tradewind.core.spi.ShopSettings;
import dev.tradewind.examples.runner.config.BadConfigException;
import dev.tradewind.examples.runner.config.Problem;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.ShopConfig;
import java.util.ArrayList;
import java.util.List;

/** The shops of a configuration, opened on one runtime. Opening does no I/O at a platform. */
final class OpenShops implements AutoCloseable {
    private final TokenStore tokens;
    private final List<OpenShop> shops;

    private OpenShops(TokenStore tokens, List<OpenShop> shops) {
        this.tokens = tokens;
        this.shops = List.copyOf(shops);
    }

    /**
     * Opens all shops.
     *
     * @throws BadConfigException when a connector does not take its settings; tells all such shops
     */
    static OpenShops open(RunnerConfig config, Console console, ConnectorRuntime runtime) {
        TokenStore tokens = TokenStores.open(config.tokens(), console.environment());
        List<ConnectorProvider> providers = ConfigOption.providers();
        List<OpenShop> shops = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ShopConfig shop : config.shops()) {
            try {
                shops.add(new OpenShop(shop, open(shop, providers, tokens, runtime)));
            } catch (ConfigException e) {
                problems.add(problem(shop, e));
            }
        }
        if (!problems.isEmpty()) {
            shops.forEach(shop -> shop.connector().close());
            throw new BadConfigException(config.file(), problems);
        }
        return new OpenShops(tokens, shops);
    }

    private static Problem problem(ShopConfig shop, ConfigException e) {
        String message = String.valueOf(e.getMessage());
        String advice = e.advice().isEmpty() ? "Correct it there" : e.advice();
        if (message.endsWith(e.advice())) {
            message = message.substring(0, message.length() - e.advice().length());
        }
        return new Problem(shop.line(), message.replaceAll("[. ]+$", ""), advice.replaceAll("\\.$", ""));
    }

    private static Connector open(
            ShopConfig shop, List<ConnectorProvider> providers, TokenStore tokens, ConnectorRuntime runtime) {
        ConnectorProvider provider = providers.stream()
                .filter(each -> each.platform().equals(shop.platform()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the reader let an unknown platform pass"));
        return provider.open(
                new ShopSettings(
                        shop.name(),
                        shop.shop(),
                        shop.endpoint(),
                        shop.authEndpoint(),
                        shop.credentials(),
                        shop.options(),
                        tokens),
                runtime);
    }

    List<OpenShop> all() {
        return shops;
    }

    /** The one that a shop of the configuration became. */
    OpenShop of(ShopConfig config) {
        return shops.stream()
                .filter(shop -> shop.config().equals(config))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no shop was opened for " + config.name()));
    }

    TokenStore tokens() {
        return tokens;
    }

    @Override
    public void close() {
        shops.forEach(shop -> shop.connector().close());
    }
}
