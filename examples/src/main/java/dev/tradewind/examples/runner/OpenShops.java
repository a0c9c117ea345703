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
import java.util.stream.Collectors;

/** The shops of a configuration, opened on one runtime. Opening does no I/O at a platform. */
final class OpenShops implements AutoCloseable {
    private final String file;
    private final ConnectorRuntime runtime;
    private final TokenStore tokens;
    private final List<OpenShop> shops;

    private OpenShops(String file, ConnectorRuntime runtime, TokenStore tokens, List<OpenShop> shops) {
        this.file = file;
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
        return new OpenShops(config.file(), runtime, tokens, shops);
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
        return shops.stream()
                .filter(shop -> shop.config().name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String names =
                            shops.stream().map(shop -> shop.config().name()).collect(Collectors.joining(", "));
                    return new BadConfigException(
                            file,
                            List.of(new Problem(0, "no shop is named \"" + name + "\"", "These are there: " + names)));
                });
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
            throw new BadConfigException(file, List.of(problem(shop.config(), e)));
        }
    }

    TokenStore tokens() {
        return tokens;
    }

    @Override
    public void close() {
        shops.forEach(shop -> shop.connector().close());
        close(tokens);
    }
}
