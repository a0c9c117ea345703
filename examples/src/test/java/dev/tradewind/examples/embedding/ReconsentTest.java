package dev.tradewind.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reauthorization;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.lazada.LazadaApp;
import dev.tradewind.lazada.LazadaCredentials;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A seller takes his consent back while another one's shop goes on. */
class ReconsentTest {
    private static final URI CALLBACK = URI.create("https://me.example/callback");

    private final FakeLazada manila = FakeLazada.start(Seed.of(7).orders(60).products(4));
    private final FakeLazada cebu = FakeLazada.start(
            Seed.of(8).orders(30).products(4), StartOptions.defaults().seller("100456"));
    private final TokenStore tokens = TokenStore.inMemory();
    private final Warehouse warehouse = Warehouse.embedded();
    private final LazadaApp app = app();
    private final List<Letter> letters = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Reconsent reconsent = new Reconsent(
            app, CALLBACK, (shop, link, lastGood) -> letters.add(new Letter(shop, link, lastGood)), log::add);

    private record Letter(ShopRef shop, URI link, Optional<Instant> lastGood) {}

    @AfterEach
    void close() {
        warehouse.close();
        cebu.close();
        manila.close();
    }

    @Test
    void ask_consentTakenBack_writesOneLetterAndTheConsentBringsAllThatWasMissed() {
        app.connect(manila.issueCode(), state(app.authorizeUrl("first", CALLBACK)), "first");
        complete(sync(app.shop("100123").connector()));
        manila.revoke();
        missedByManila();

        Receipt receipt = sync(app.shop("100123").connector());

        assertThat(receipt.lines()).filteredOn(ReconsentTest::isManila).isNotEmpty();
        assertThat(receipt.lines())
                .allSatisfy(line ->
                        assertThat(line.outcome()).isEqualTo(isManila(line) ? Outcome.REAUTHORIZE : Outcome.COMPLETE));
        reconsent.ask(receipt);
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.shop().id()).isEqualTo("100123");
            assertThat(letter.link().getRawQuery()).contains("country=ph", "redirect_uri=https%3A%2F%2Fme.example");
            assertThat(letter.lastGood()).isPresent();
        });
        assertThat(receipt.reauthorize())
                .extracting(Reauthorization::reason)
                .singleElement()
                .asString()
                .contains("consent again");

        reconsent.back(manila.issueCode(), state(letters.get(0).link()));

        complete(sync(app.shop("100123").connector()));
    }

    @Test
    void sync_pairPastedAnewAfterTheOldOneDied_winsAndBringsAllThatWasMissed() {
        complete(sync(app.shop("100123").startingWith(pair()).connector()));
        manila.revoke();
        missedByManila();
        Connector dead = app.shop("100123").startingWith(pair()).connector();
        assertThat(sync(dead).reauthorize()).hasSize(1);
        long calls = manila.refreshes();

        TokenPair pasted = app.oauth().exchange(manila.issueCode()).tokens();
        complete(sync(app.shop("100123").startingWith(pasted).connector()));

        complete(sync(dead));
        assertThat(manila.refreshes()).as("nothing had to be renewed").isEqualTo(calls);
    }

    @Test
    void keepAlive_shopThatNobodySyncs_renewsBeforeItsConsentEnds() {
        app.connect(manila.issueCode(), state(app.authorizeUrl("first", CALLBACK)), "first");
        reconsent.keepAlive(Stream.of("100123"));
        assertThat(log).isEmpty();

        manila.clock().advance(Duration.ofDays(26));
        reconsent.keepAlive(Stream.of("100123"));
        assertThat(log).containsExactly("lazada/123456/100123 RENEWED");
    }

    private Receipt sync(Connector shop) {
        return warehouse
                .sync(shop, cebu.connector())
                .datasets(Dataset.ORDERS, Dataset.PRODUCTS)
                .run();
    }

    private void complete(Receipt receipt) {
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
        assertThat(receipt.reauthorize()).isEmpty();
        assertThat(warehouse.count("fact_orders"))
                .isEqualTo(manila.world().orderLines() + cebu.world().orderLines());
    }

    /** Orders that come while nobody may read them. */
    private void missedByManila() {
        for (int i = 0; i < 5; i++) {
            manila.world().insert(manila.clock().instant());
        }
        manila.clock().advance(Duration.ofHours(6));
        cebu.clock().advance(Duration.ofHours(6));
    }

    private LazadaApp app() {
        return LazadaApp.builder(manila.runtime())
                .site(LazadaSite.PH)
                .credentials(new LazadaCredentials(FakeLazada.APP_KEY, credential("appSecret")))
                .tokens(tokens)
                .endpoint(manila.endpoint())
                .authEndpoint(manila.authEndpoint())
                .build();
    }

    /** The pair of the console, which is dead once the seller has taken it back. */
    private TokenPair pair() {
        return new TokenPair(
                credential("accessToken"),
                Instant.MAX,
                credential("refreshToken"),
                null,
                manila.clock().instant());
    }

    private Secret credential(String name) {
        return Objects.requireNonNull(manila.settings().credentials().get(name));
    }

    private static boolean isManila(ReceiptLine line) {
        return line.shop().id().equals("100123");
    }

    private static String state(URI link) {
        String state = link.getRawQuery().replaceFirst(".*&state=([^&]*).*", "$1");
        return URLDecoder.decode(state, StandardCharsets.UTF_8);
    }
}
