package dev.tradewind.examples.boot;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.lazada.LazadaApp;
import dev.tradewind.lazada.LazadaCredentials;
import dev.tradewind.lazada.LazadaShop;
import dev.tradewind.lazada.LazadaSite;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Our app on each site, and all shops: cheap handles that live as long as the service. */
@Component
class Shops {
    private final Map<LazadaSite, LazadaApp> apps = new EnumMap<>(LazadaSite.class);
    private final Map<String, LazadaShop> shops = new LinkedHashMap<>();

    Shops(Sellers sellers, ConnectorRuntime runtime, TokenStore tokens, Vault vault) {
        sellers.lazada().forEach((site, there) -> {
            LazadaApp app = app(site, there, runtime, tokens, vault);
            apps.put(site, app);
            there.shops().forEach(seller -> shops.put(seller, app.shop(seller)));
        });
    }

    private static LazadaApp app(
            LazadaSite site, Sellers.Site there, ConnectorRuntime runtime, TokenStore tokens, Vault vault) {
        var builder = LazadaApp.builder(runtime)
                .site(site)
                .tokens(tokens)
                .credentials(() -> new LazadaCredentials(vault.text("lazada.key"), vault.secret("lazada.secret")));
        there.endpoint().ifPresent(builder::endpoint);
        there.authEndpoint().ifPresent(builder::authEndpoint);
        return builder.build();
    }

    Optional<LazadaApp> app(LazadaSite site) {
        return Optional.ofNullable(apps.get(site));
    }

    Stream<Connector> connectors() {
        return shops.values().stream().map(LazadaShop::connector);
    }

    Optional<Connector> connector(ShopRef shop) {
        return Optional.ofNullable(shops.get(shop.id())).map(LazadaShop::connector);
    }
}
