package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.core.auth.RefreshResult;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenEvent;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.SignatureRejectedException;
import dev.tradewind.core.http.ApiListener;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.http.Operation;
import dev.tradewind.core.spi.Health;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LazadaAppTest {
    private final FakeLazada fake = FakeLazada.start(
            Seed.of(3).orders(120), StartOptions.defaults().tokenLife(Duration.ofDays(2), Duration.ofDays(30)));
    private static final String SESSION = "mine";

    private final TokenStore tokens = TokenStore.inMemory();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void connect_codeOfAConsent_opensTheShop() {
        LazadaApp app = app(secret());

        LazadaConnection connection = app.connect(fake.issueCode(), state(app), SESSION);

        assertThat(connection.grant().on(LazadaSite.PH))
                .map(LazadaGrant.Seller::sellerId)
                .contains("100123");
        assertThat(app.shop("100123").connector().check())
                .satisfies(health -> assertThat(health.findings()).isEmpty());
    }

    @Test
    void connect_stateOfSomebodyElse_isRefusedBeforeTheCodeIsSpent() {
        LazadaApp app = app(secret());
        String code = fake.issueCode();

        assertThatThrownBy(() -> app.connect(code, "forged.00000000000000000000000000000000", SESSION))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(app.connect(code, state(app), SESSION).sellers()).hasSize(1);
    }

    @Test
    void connect_codeUsedTwice_asksForANewConsent() {
        LazadaApp app = app(secret());
        String code = fake.issueCode();
        app.connect(code, state(app), SESSION);

        assertThatThrownBy(() -> app.connect(code, state(app), SESSION)).isInstanceOf(ReauthorizeException.class);
    }

    @Test
    void connect_sellerOfAnotherSite_saysSo() {
        LazadaApp app = builder(secret()).site(LazadaSite.SG).build();

        assertThatThrownBy(() -> app.connect(fake.issueCode(), state(app), SESSION))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("granted nothing on SG");
    }

    @Test
    void client_tokenNearItsEnd_isRenewedOnce() {
        LazadaApp app = app(secret());
        app.connect(fake.issueCode(), state(app), SESSION);
        LazadaClient client = app.shop("100123").client();
        client.seller();
        fake.clock().advance(Duration.ofDays(3));

        assertThat(client.orders()
                        .list(OrderQuery.updatedAfter(fake.world().seed().from())))
                .hasSize(120)
                .allSatisfy(order -> assertThat(order.items()).isNotEmpty());
        assertThat(client.seller().sellerId()).isEqualTo("100123");
        assertThat(fake.refreshes()).isEqualTo(1);
    }

    @Test
    void manager_tokenRenewedAndConsentTakenBack_isToldToTheRuntimesListener() {
        List<TokenEvent> told = new ArrayList<>();
        ApiListener listener = new ApiListener() {
            @Override
            public void onToken(TokenEvent event) {
                told.add(event);
            }
        };
        try (ConnectorRuntime runtime = ConnectorRuntime.builder()
                .clock(fake.clock())
                .sleeper(fake.clock())
                .listener(listener)
                .build()) {
            LazadaApp app = builder(runtime, secret()).site(LazadaSite.PH).build();
            app.connect(fake.issueCode(), state(app), SESSION);
            LazadaClient client = app.shop("100123").client();

            fake.clock().advance(Duration.ofDays(3));
            client.seller();
            assertThat(told).extracting(TokenEvent::kind).containsExactly(TokenEvent.Kind.RENEWED);

            fake.revoke();
            assertThatThrownBy(client::seller).isInstanceOf(ReauthorizeException.class);
            assertThat(told)
                    .extracting(TokenEvent::kind)
                    .containsExactly(TokenEvent.Kind.RENEWED, TokenEvent.Kind.REAUTHORIZE);
        }
    }

    @Test
    void refreshDue_someOfManyAccounts_tellsOnlyOfThoseForWhichSomethingHadToBeDone() {
        LazadaApp app = app(secret());
        app.connect(fake.issueCode(), state(app), SESSION);
        Duration within = Duration.ofDays(5);

        assertThat(app.refreshDue(Stream.of("100123", "555"), within))
                .extracting(RefreshResult::key, RefreshResult::kind)
                .containsExactly(tuple(app.tokenKey("555"), RefreshResult.Kind.REAUTHORIZE));
        fake.clock().advance(Duration.ofDays(26));
        assertThat(app.refreshDue(Stream.of("555", "100123"), within))
                .extracting(RefreshResult::kind)
                .containsExactly(RefreshResult.Kind.REAUTHORIZE, RefreshResult.Kind.RENEWED);
        assertThat(app.refreshDue(Stream.of("100123"), within))
                .as("a renewal does not move the end: once a day is enough")
                .isEmpty();
        assertThat(fake.refreshes()).isEqualTo(1);
    }

    @Test
    void client_rawCall_isSignedAndGivesTheWholeAnswer() {
        LazadaApp app = app(secret());
        app.connect(fake.issueCode(), state(app), SESSION);
        LazadaClient client = app.shop("100123").client();

        assertThat(client.raw(new Operation("GET", "/seller/get"), Map.of("blank", " "))
                        .text())
                .contains("\"code\":\"0\"", "100123");
        Map<String, String> account = Map.of(
                "start_time",
                "20260901",
                "end_time",
                "20260930",
                "page_num",
                "1",
                "page_size",
                "10",
                "note",
                "a + b % é");
        assertThat(client.raw(new Operation("POST", "/finance/transaction/accountTransactions/query"), account)
                        .text())
                .contains("\"code\":\"0\"");
        assertThat(client.categories("en_US")).isNotEmpty();
        assertThat(client.products().list(ProductQuery.all())).hasSize(40);
    }

    @Test
    void check_wrongSecret_namesTheSecret() {
        LazadaApp app = app(Secret.of("secret-of-another-app"));
        app(secret()).connect(fake.issueCode(), state(app(secret())), SESSION);

        Health health = app.shop("100123").connector().check();

        assertThat(health.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Health.Severity.SHOP_BLOCKED);
            assertThat(finding.advice()).contains("the secret is not the one of this app key");
        });
    }

    @Test
    void client_wrongSecret_isRefusedOnceAndNotTriedAgain() {
        app(secret()).connect(fake.issueCode(), state(app(secret())), SESSION);
        LazadaClient client =
                app(Secret.of("secret-of-another-app")).shop("100123").client();
        long before = fake.journal().calls();

        assertThatThrownBy(client::seller).isInstanceOf(SignatureRejectedException.class);
        assertThat(fake.journal().calls()).isEqualTo(before + 1);
    }

    @Test
    void check_consentTakenBack_asksForANewOne() {
        LazadaApp app = app(secret());
        app.connect(fake.issueCode(), state(app), SESSION);
        fake.revoke();

        assertThat(app.shop("100123").connector().check().findings())
                .extracting(Health.Finding::severity)
                .containsExactly(Health.Severity.REAUTHORIZE);
    }

    @Test
    void check_shopWithoutTokens_asksForConsent() {
        assertThat(app(secret()).shop("100123").connector().check().findings())
                .extracting(Health.Finding::severity)
                .containsExactly(Health.Severity.REAUTHORIZE);
    }

    @Test
    void check_tokenOfAnotherShop_namesBoth() {
        LazadaApp app = app(secret());
        app.connect(fake.issueCode(), state(app), SESSION);

        assertThat(app.shop("555").account("100123").connector().check().findings())
                .singleElement()
                .extracting(Health.Finding::message)
                .asString()
                .contains("100123", "555");
    }

    @Test
    void build_withoutSite_namesWhatIsMissing() {
        assertThatThrownBy(() -> LazadaApp.builder(fake.runtime()).build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("site");
    }

    private Secret secret() {
        return Objects.requireNonNull(fake.settings().credentials().get("appSecret"));
    }

    private LazadaApp app(Secret secret) {
        return builder(secret).site(LazadaSite.PH).build();
    }

    private LazadaAppBuilder builder(Secret secret) {
        return builder(fake.runtime(), secret);
    }

    private LazadaAppBuilder builder(ConnectorRuntime runtime, Secret secret) {
        return LazadaApp.builder(runtime)
                .credentials(new LazadaCredentials(FakeLazada.APP_KEY, secret))
                .tokens(tokens)
                .endpoint(fake.endpoint())
                .authEndpoint(fake.authEndpoint());
    }

    private static String state(LazadaApp app) {
        String query =
                app.authorizeUrl(SESSION, URI.create("https://me.example/cb")).getRawQuery();
        String state = query.replaceFirst(".*&state=([^&]*).*", "$1");
        return URLDecoder.decode(state, StandardCharsets.UTF_8);
    }
}
