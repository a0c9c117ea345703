package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.OtherAccountException;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.lazada.model.LazadaSeller;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A seller with a shop on several sites, who consents once. */
class CrossBorderTest {
    private static final URI CALLBACK = URI.create("https://me.example/cb");
    private static final String SESSION = "mine";

    private final Seed seed = Seed.of(3).orders(30);
    private final FakeLazada manila =
            FakeLazada.start(seed, StartOptions.defaults().tokenLife(Duration.ofDays(2), Duration.ofDays(30)));
    private final FakeLazada singapore = manila.alsoOn(seed.market(LazadaSite.SG.market()), "200456");
    private final TokenStore tokens = TokenStore.inMemory();

    @AfterEach
    void stop() {
        singapore.close();
        manila.close();
    }

    @Test
    void shops_oneConsent_opensTheShopOfEachSite() {
        LazadaApp app = app(LazadaSite.PH);
        LazadaConnection connection = connect(app);

        List<LazadaShop> shops = app.shops(connection);

        assertThat(connection.grant().isCrossBorder()).isTrue();
        assertThat(shops).extracting(LazadaShop::site).containsExactly(LazadaSite.SG, LazadaSite.PH);
        assertThat(shops).extracting(shop -> shop.ref().id()).containsExactly("200456", "100123");
        assertThat(shops).extracting(LazadaShop::account).containsOnly("100123");
        assertThat(shops).allSatisfy(shop -> {
            assertThat(shop.connector().check().findings()).isEmpty();
            assertThat(shop.client().seller().sellerId()).isEqualTo(shop.ref().id());
        });
        assertThat(shops.stream()
                        .map(LazadaShop::connector)
                        .map(Connector::account)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shops_tokenNearItsEnd_isRenewedOnceForAllSites() {
        LazadaApp app = app(LazadaSite.PH);
        LazadaConnection connection = connect(app);
        manila.clock().advance(Duration.ofDays(3));

        app.shops(connection).forEach(shop -> shop.client().seller());
        LazadaApp restarted = app(LazadaSite.PH);
        restarted.on(LazadaSite.SG).shop("200456").account("100123").client().seller();

        assertThat(manila.refreshes()).isEqualTo(1);
    }

    @Test
    void shops_handlesOfTheirOwnThatRenewAtOnce_neverAskForAConsent() throws Exception {
        LazadaApp app = app(LazadaSite.PH);
        connect(app);
        List<LazadaClient> clients = List.of(
                app.shop("100123").client(),
                app.on(LazadaSite.SG).shop("200456").account("100123").client());
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        try {
            for (int round = 1; round <= 9; round++) {
                manila.clock().advance(Duration.ofDays(3));
                List<Future<LazadaSeller>> both = new ArrayList<>();
                for (LazadaClient client : clients) {
                    both.add(pool.submit(() -> {
                        start.await();
                        return client.seller();
                    }));
                }
                for (Future<LazadaSeller> each : both) {
                    assertThat(each.get().status()).isEqualTo("ACTIVE");
                }
                assertThat(manila.refreshes()).isEqualTo(round);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void connect_noShopOnTheSiteOfTheApp_isSavedUnderTheFirstOfTheGrant() {
        LazadaApp app = app(LazadaSite.VN);
        LazadaConnection connection = connect(app);

        assertThat(app.shops(connection))
                .extracting(LazadaShop::account)
                .hasSize(2)
                .containsOnly(connection.sellers().get(0).sellerId());
        assertThat(app.shops(connection))
                .allSatisfy(
                        shop -> assertThat(shop.connector().check().findings()).isEmpty());
    }

    @Test
    void connect_linkOfASiblingOnAnotherSite_bringsAllSiblingsBackToLife() {
        LazadaApp app = app(LazadaSite.PH);
        List<LazadaShop> shops = app.shops(connect(app));
        manila.revoke();
        assertThat(shops).noneMatch(shop -> shop.connector().check().ok());
        LazadaShop sibling = app.on(LazadaSite.SG).shop("200456").account("100123");
        URI link = sibling.authorizeUrl(CALLBACK);

        LazadaConnection connection = app(LazadaSite.VN).connect(manila.issueCode(), state(link));

        assertThat(link.getRawQuery()).endsWith("&country=cb");
        assertThat(connection.account()).isEqualTo("100123");
        assertThat(connection.apart()).isEmpty();
        assertThat(shops).allMatch(shop -> shop.connector().check().ok());
        assertThat(sibling.connector().check().ok()).isTrue();
    }

    @Test
    void connect_throughTheAppOfAnotherSite_goesWhereTheOlderTokensLie() {
        LazadaApp app = app(LazadaSite.PH);
        List<LazadaShop> shops = app.shops(connect(app));
        manila.revoke();

        LazadaConnection connection = connect(app(LazadaSite.SG));

        assertThat(connection.account()).isEqualTo("100123");
        assertThat(shops).allMatch(shop -> shop.connector().check().ok());
    }

    @Test
    void connect_olderTokensOnEachSite_namesThoseThatWereLeftAlone() {
        LazadaApp app = app(LazadaSite.PH);
        for (String seller : List.of("200456", "100123")) {
            app.shop(seller).tokens().connect(pair());
        }

        LazadaConnection connection = connect(app);

        assertThat(connection.account()).isEqualTo("100123");
        assertThat(connection.apart()).containsExactly("200456");
        assertThat(tokens.load(app.tokenKey("200456")).orElseThrow().record().pair())
                .isEqualTo(pair());
    }

    @Test
    void connect_consentThatLeavesTheOtherSitesOut_isRefusedAndNamesTheAccount() {
        try (FakeLazada alone = FakeLazada.start(seed)) {
            LazadaApp app = app(alone, LazadaSite.PH);
            String state = state(app.shop("100123").account("100123").authorizeUrl(CALLBACK));

            assertThatThrownBy(() -> app.connect(alone.issueCode(), state))
                    .isInstanceOf(OtherAccountException.class)
                    .hasMessageContainingAll("sellerId=100123", "only", "account 100123", "nothing was saved");
            assertThat(tokens.load(app.tokenKey("100123"))).isEmpty();
        }
    }

    @Test
    void connect_consentOfAnotherSeller_namesBothAndSavesNothing() {
        LazadaApp app = app(LazadaSite.PH);
        String state = state(app.shop("100999").account("100777").authorizeUrl(CALLBACK));

        assertThatThrownBy(() -> app.connect(manila.issueCode(), state))
                .isInstanceOf(OtherAccountException.class)
                .hasMessageContainingAll(
                        "sellerId=100123", "sellerId=200456", "seller 100999 on PH", "kept under 100777");
        for (String account : List.of("100999", "100777", "100123", "200456")) {
            assertThat(tokens.load(app.tokenKey(account))).as(account).isEmpty();
        }
    }

    @Test
    void connect_linkOfASessionWithoutTheSession_isRefused() {
        LazadaApp app = app(LazadaSite.PH);
        String code = manila.issueCode();
        String state = state(app);

        assertThatThrownBy(() -> app.connect(code, state)).isInstanceOf(InvalidRequestException.class);
        assertThat(app.connect(code, state, SESSION).sellers()).hasSize(2);
    }

    private LazadaConnection connect(LazadaApp app) {
        return app.connect(manila.issueCode(), state(app), SESSION);
    }

    private TokenPair pair() {
        return new TokenPair(
                Secret.of("old"),
                Instant.MAX,
                Secret.of("older"),
                null,
                manila.clock().instant().truncatedTo(ChronoUnit.DAYS));
    }

    private LazadaApp app(LazadaSite site) {
        return app(manila, site);
    }

    private LazadaApp app(FakeLazada manila, LazadaSite site) {
        Secret secret = Objects.requireNonNull(manila.settings().credentials().get("appSecret"));
        return LazadaApp.builder(manila.runtime())
                .site(site)
                .credentials(new LazadaCredentials(FakeLazada.APP_KEY, secret))
                .tokens(tokens)
                .endpoint(of -> of == LazadaSite.SG ? singapore.endpoint() : manila.endpoint())
                .authEndpoint(manila.authEndpoint())
                .build();
    }

    private static String state(LazadaApp app) {
        return state(app.oauth().authorizeUrl(SESSION, CALLBACK, Optional.of("cb")));
    }

    private static String state(URI page) {
        String state = page.getRawQuery().replaceFirst(".*&state=([^&]*).*", "$1");
        return URLDecoder.decode(state, StandardCharsets.UTF_8);
    }
}
