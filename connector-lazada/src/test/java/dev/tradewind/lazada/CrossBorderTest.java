package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.lazada.model.LazadaSeller;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
        LazadaGrant grant = app.connect(manila.issueCode(), state(app));

        List<LazadaShop> shops = app.shops(grant);

        assertThat(grant.isCrossBorder()).isTrue();
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
        LazadaGrant grant = app.connect(manila.issueCode(), state(app));
        manila.clock().advance(Duration.ofDays(3));

        app.shops(grant).forEach(shop -> shop.client().seller());
        LazadaApp restarted = app(LazadaSite.PH);
        restarted.on(LazadaSite.SG).shop("200456").account("100123").client().seller();

        assertThat(manila.refreshes()).isEqualTo(1);
    }

    @Test
    void shops_handlesOfTheirOwnThatRenewAtOnce_neverAskForAConsent() throws Exception {
        LazadaApp app = app(LazadaSite.PH);
        app.connect(manila.issueCode(), state(app));
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
        LazadaGrant grant = app.connect(manila.issueCode(), state(app));

        assertThat(app.shops(grant))
                .extracting(LazadaShop::account)
                .hasSize(2)
                .containsOnly(grant.sellers().get(0).sellerId());
        assertThat(app.shops(grant))
                .allSatisfy(
                        shop -> assertThat(shop.connector().check().findings()).isEmpty());
    }

    private LazadaApp app(LazadaSite site) {
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
        URI page = app.oauth().authorizeUrl("mine", URI.create("https://me.example/cb"), Optional.of("cb"));
        String state = page.getRawQuery().replaceFirst(".*&state=([^&]*).*", "$1");
        return URLDecoder.decode(state, StandardCharsets.UTF_8);
    }
}
