package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.OtherAccountException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Consent;
import dev.tradewind.core.spi.ShopSettings;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LazadaConsentTest {
    private static final String CALLBACK = "https://me.example/callback";

    private final FakeLazada fake = FakeLazada.start(Seed.of(3).orders(5).products(2));
    private final LazadaConnectorProvider provider = new LazadaConnectorProvider();

    private final Map<String, String> options = new HashMap<>(fake.settings().options());

    @BeforeEach
    void callback() {
        options.put("redirect", CALLBACK);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void connect_addressThatCameBack_bringsADeadShopToLifeAlsoForOpenConnectors() {
        Connector connector = provider.open(settings("100123"), fake.runtime());
        fake.revoke();
        assertThat(connector.check().ok()).isFalse();
        Consent consent = consent("100123");

        consent.connect(returned(consent, fake.issueCode()));

        assertThat(connector.check().findings()).isEmpty();
        assertThat(provider.open(settings("100123"), fake.runtime()).check().findings())
                .as("the dead pair of the settings does not come back")
                .isEmpty();
    }

    @Test
    void connect_consentOfAnotherSeller_savesNothing() {
        Consent consent = consent("100999");

        assertThatThrownBy(() -> consent.connect(returned(consent, fake.issueCode())))
                .isInstanceOf(OtherAccountException.class)
                .hasMessageContainingAll("sellerId=100123", "not seller 100999 on PH", "nothing was saved");
        assertThat(fake.settings().tokens().load(key("100999"))).isEmpty();
    }

    @Test
    void connect_forgedState_isRefusedBeforeTheCodeIsSpent() {
        Consent consent = consent("100123");
        String code = fake.issueCode();

        assertThatThrownBy(() -> consent.connect(
                        URI.create(CALLBACK + "?code=" + code + "&state=mine.00000000000000000000000000000000")))
                .isInstanceOf(InvalidRequestException.class);
        consent.connect(returned(consent, code));
        assertThatThrownBy(() -> consent.connect(returned(consent, code))).isInstanceOf(ReauthorizeException.class);
    }

    @Test
    void connect_beforeThePairOfTheSettingsWasEverUsed_winsOverIt() {
        Consent consent = consent("100123");
        URI returned = returned(consent, fake.issueCode());
        fake.revoke();
        consent.connect(URI.create(returned.toString().replaceFirst("code=[^&]*", "code=" + fake.issueCode())));

        assertThat(provider.open(settings("100123"), fake.runtime()).check().findings())
                .isEmpty();
    }

    @Test
    void connect_linkOfAnotherShop_isRefusedBeforeTheCodeIsSpent() {
        String code = fake.issueCode();
        URI ofAnother = returned(consent("100999"), code);

        assertThatThrownBy(() -> consent("100123").connect(ofAnother))
                .isInstanceOf(OtherAccountException.class)
                .hasMessageContainingAll("made for seller 100999 on PH", "not for seller 100123 on PH");
        consent("100123").connect(returned(consent("100123"), code));
    }

    @Test
    void connect_addressWithoutACode_saysWhatToCopy() {
        Consent consent = consent("100123");
        for (String query : new String[] {"", "?", "?code=1", "?state=1", "?error=access_denied&code=&state=x"}) {
            assertThatThrownBy(() -> consent.connect(URI.create(CALLBACK + query)))
                    .as(query)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("whole address");
        }
    }

    @Test
    void authorizeUrl_settingsNameAnAccount_isForAllSitesOfTheSeller() {
        assertThat(consent("100123").authorizeUrl().getRawQuery()).endsWith("&country=ph");
        options.put("account", "100123");
        assertThat(consent("100123").authorizeUrl().getRawQuery()).endsWith("&country=cb");
    }

    @Test
    void consent_withoutRedirect_namesTheOption() {
        assertThatThrownBy(() -> provider.consent(fake.settings(), fake.runtime()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("shop fake (lazada): option redirect is missing", "callback address");
    }

    private Consent consent(String shop) {
        return provider.consent(settings(shop), fake.runtime()).orElseThrow();
    }

    private ShopSettings settings(String shop) {
        ShopSettings settings = fake.settings();
        return new ShopSettings(
                settings.name(),
                shop,
                settings.endpoint(),
                settings.authEndpoint(),
                settings.credentials(),
                options,
                settings.tokens());
    }

    /** Where the browser ends when the seller has agreed. */
    private static URI returned(Consent consent, String code) {
        URI page = consent.authorizeUrl();
        assertThat(page.getRawQuery()).contains("redirect_uri=https%3A%2F%2Fme.example%2Fcallback");
        String state = page.getRawQuery().replaceFirst(".*&state=([^&]*).*", "$1");
        return URI.create(CALLBACK + "?code=" + code + "&state=" + state);
    }

    private static TokenKey key(String account) {
        return new TokenKey(Platform.LAZADA, FakeLazada.APP_KEY, account);
    }
}
