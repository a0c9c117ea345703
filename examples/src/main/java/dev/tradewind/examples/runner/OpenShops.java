package dev.tradewind.examples.runner;

import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.ConnectorProvider;
import dev.tradewind.core.spi.Consent;
import dev.tradewind.core.spi.ShopSettings;
import dev.tradewind.examples.runner.config.BadConfigException;
import dev.tradewind.examples.runner.config.Problem;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.ShopConfig;
import dev.tradewind.warehouse.JdbcTokenStore;
import java.util.ArrayList;
import java.util.List;

/** The shops of a configuration, opened on one runtime. Opening does no I/O at a platform. */
final class OpenShops implements AutoCloseable {
    private final RunnerConfig config;
    private final ConnectorRuntime runtime;
    private final TokenStore tokens;
    private final List<OpenShop> shops;

    private OpenShops(RunnerConfig config, ConnectorRuntime runtime, TokenStore tokens, List<OpenShop> shops) {
        this.config = config;
        this.runtime = runtime;
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
        List<OpenShop> shops = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ShopConfig shop : config.shops()) {
            try {
                shops.add(new OpenShop(shop, provider(shop).open(settings(shop, tokens), runtime)));
            } catch (ConfigException e) {
                problems.add(problem(shop, e));
            }
        }
        if (!problems.isEmpty()) {
            shops.forEach(shop -> shop.connector().close());
            close(tokens);
            throw new BadConfigException(config.file(), problems);
        }
        return new OpenShops(config, runtime, tokens, shops);
    }

    private static Problem problem(ShopConfig shop, ConfigException e) {
        String message = String.valueOf(e.getMessage());
        String advice = e.advice().isEmpty() ? "Correct it there" : e.advice();
        if (message.endsWith(e.advice())) {
            message = message.substring(0, message.length() - e.advice().length());
        }
        return new Problem(shop.line(), message.replaceAll("[. ]+$", ""), advice.replaceAll("\\.$", ""));
    }

    private static ConnectorProvider provider(ShopConfig shop) {
        return ConfigOption.providers().stream()
                .filter(each -> each.platform().equals(shop.platform()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the reader let an unknown platform pass"));
    }

    private static ShopSettings settings(ShopConfig shop, TokenStore tokens) {
        return new ShopSettings(
                shop.name(),
                shop.shop(),
                shop.endpoint(),
                shop.authEndpoint(),
                shop.credentials(),
                shop.options(),
                tokens);
    }

    private static void close(TokenStore tokens) {
        if (tokens instanceof JdbcTokenStore inDatabase) {
            inDatabase.close();
        }
    }

    List<OpenShop> all() {
        return shops;
    }

    /**
     * The shop with this name.
     *
     * @throws BadConfigException when there is none; names those that are there
     */
    OpenShop named(String name) {
        return of(config.named(name));
    }

    /** The one that a shop of the configuration became. */
    OpenShop of(ShopConfig shop) {
        return shops.stream()
                .filter(open -> open.config().equals(shop))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no shop was opened for " + shop.name()));
    }

    /**
     * How the seller of a shop is asked for a consent.
     *
     * @throws BadConfigException when its settings do not allow it, or its platform asks for none
     */
    Consent consent(OpenShop shop) {
        try {
            return provider(shop.config())
                    .consent(settings(shop.config(), tokens), runtime)
                    .orElseThrow(() -> new ConfigException(
                            "shop " + shop.config().name() + ": its platform asks for no consent", "", null));
        } catch (ConfigException e) {
            throw new BadConfigException(config.file(), List.of(problem(shop.config(), e)));
        }
    }

    TokenStore tokens() {
        return tokens;
    }

    @Override
    public void close() {
        shops.forEach(shop -> shop.connector().close());
        runtime.flights().close(); // the runtime is closed later, and then the store could take nothing any more
        close(tokens);
    }
}
