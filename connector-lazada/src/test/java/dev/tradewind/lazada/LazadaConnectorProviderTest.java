package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.ConnectorProvider;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.ShopSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LazadaConnectorProviderTest {
    private final Map<String, Secret> credentials = new HashMap<>(Map.of(
            "appKey", Secret.of("123456"),
            "appSecret", Secret.of("helloworld"),
            "accessToken", Secret.of("50000401r20test"),
            "refreshToken", Secret.of("50001600212rt")));
    private final Map<String, String> options = new HashMap<>(Map.of("site", "ph"));

    @Test
    void serviceLoader_findsLazada() {
        assertThat(ServiceLoader.load(ConnectorProvider.class))
                .anySatisfy(provider -> assertThat(provider.platform()).isEqualTo(Platform.LAZADA));
    }

    @Test
    void open_goodSettings_makesConnectorWithoutCall() {
        try (ConnectorRuntime runtime = ConnectorRuntime.builder().build()) {
            Connector connector = open(runtime);

            assertThat(connector.shop().ref()).hasToString("lazada/100123");
            assertThat(connector.shop().home().currency()).isEqualTo("PHP");
            assertThat(connector.account()).isEqualTo("lazada/123456/100123");
            assertThat(connector.tokens()).isPresent();
            assertThat(connector.feeds())
                    .extracting(Feed::name)
                    .containsExactly("orders", "products", "stock", "ads", "transactions", "payouts", "reversals");
        }
    }

    @Test
    void open_crossBorderAccount_sharesItsChain() {
        options.put("account", "900900");

        try (ConnectorRuntime runtime = ConnectorRuntime.builder().build()) {
            assertThat(open(runtime).account()).isEqualTo("lazada/123456/900900");
        }
    }

    @Test
    void open_missingSite_namesIt() {
        options.clear();

        refused("option site is missing");
    }

    @Test
    void open_unknownSite_namesTheSites() {
        options.put("site", "kr");

        refused("option site is 'kr'. Set it to one of sg, my, ph, th, vn, id.");
    }

    @Test
    void open_misspeltOption_namesTheKnownOnes() {
        options.put("sight", "ph");

        refused("option sight is unknown. Known are account, partnerId, redirect, reviews, site.");
    }

    @Test
    void open_missingSecret_namesIt() {
        credentials.remove("appSecret");

        refused("credential appSecret is missing");
    }

    @Test
    void open_refreshTokenAlone_asksForBoth() {
        credentials.remove("accessToken");

        refused("credential accessToken is missing beside refreshToken");
    }

    @Test
    void open_redirectThatIsNoAddress_saysSo() {
        for (String wrong : new String[] {"my page", "/callback"}) {
            options.put("redirect", wrong);

            refused("option redirect is no address");
        }
    }

    private void refused(String message) {
        try (ConnectorRuntime runtime = ConnectorRuntime.builder().build()) {
            assertThatThrownBy(() -> open(runtime))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("shop manila (lazada): ")
                    .hasMessageContaining(message)
                    .hasMessageNotContaining("helloworld");
        }
    }

    private Connector open(ConnectorRuntime runtime) {
        ShopSettings settings = new ShopSettings(
                "manila", "100123", Optional.empty(), Optional.empty(), credentials, options, TokenStore.inMemory());
        return new LazadaConnectorProvider().open(settings, runtime);
    }
}
