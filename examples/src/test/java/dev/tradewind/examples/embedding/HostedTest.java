package dev.tradewind.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.http.ConnectorRuntimeBuilder;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.lazada.LazadaApp;
import dev.tradewind.lazada.LazadaAppBuilder;
import dev.tradewind.lazada.LazadaCredentials;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop that is reached through the host's proxy, with a certificate that only the host trusts. */
class HostedTest {
    private static final String NAME = "shop.example";

    @TempDir
    private Path folder;

    private final FakeLazada fake =
            FakeLazada.start(Seed.of(7).orders(20).products(4).from(Instant.parse("2026-11-10T00:00:00Z")));
    private final Warehouse warehouse = Warehouse.embedded();

    @AfterEach
    void close() {
        warehouse.close();
        fake.close();
    }

    @Test
    void behindProxy_shopElsewhere_isReachedThroughATunnelOnly() throws Exception {
        Path certificate = TlsFront.certificate(folder, NAME);
        try (TlsFront front = new TlsFront(certificate, fake.endpoint().getPort());
                TunnelProxy proxy = new TunnelProxy(front.port());
                ConnectorRuntime runtime = Hosted.behindProxy(trusting(certificate), "127.0.0.1", proxy.port())
                        .build()) {
            Receipt receipt = sync(shop(runtime, NAME, 443));

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(warehouse.count("fact_orders")).isEqualTo(fake.world().orderLines());
            assertThat(proxy.asked()).isNotEmpty().containsOnly("CONNECT shop.example:443 HTTP/1.1");
        }
    }

    @Test
    void trusting_certificateOfNoAuthority_isAcceptedWhereItWasGivenOnly() throws Exception {
        Path certificate = TlsFront.certificate(folder, "localhost");
        try (TlsFront front = new TlsFront(certificate, fake.endpoint().getPort());
                ConnectorRuntime plain = builder().build();
                ConnectorRuntime trusting = trusting(certificate).build()) {
            Receipt refused = sync(shop(plain, "localhost", front.port()));

            assertThat(refused.worst()).hasValue(Outcome.FAILED);
            assertThat(refused.lines().get(0).reasons())
                    .extracting(Reason::message)
                    .anySatisfy(message -> assertThat(message).containsIgnoringCase("certificat"));
            assertThat(fake.journal().calls()).isZero();
            Receipt receipt = sync(shop(trusting, "localhost", front.port()));
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(warehouse.count("fact_orders")).isEqualTo(fake.world().orderLines());
        }
    }

    @Test
    void behindProxy_platformsOwnHost_isLeftToTheProxyToFind() throws Exception {
        Path certificate = TlsFront.certificate(folder, NAME);
        try (TlsFront front = new TlsFront(certificate, fake.endpoint().getPort());
                TunnelProxy proxy = new TunnelProxy(front.port());
                ConnectorRuntime runtime = Hosted.behindProxy(trusting(certificate), "127.0.0.1", proxy.port())
                        .build()) {
            Receipt receipt = sync(
                    app(runtime).build().shop("100123").startingWith(pair()).connector());

            assertThat(receipt.worst()).as("the certificate is of another host").hasValue(Outcome.FAILED);
            assertThat(proxy.asked()).isNotEmpty().containsOnly("CONNECT api.lazada.com.ph:443 HTTP/1.1");
            assertThat(fake.journal().calls()).isZero();
        }
    }

    private ConnectorRuntimeBuilder trusting(Path certificate) throws Exception {
        return Hosted.trusting(builder(), certificate, TlsFront.PASSWORD);
    }

    private ConnectorRuntimeBuilder builder() {
        return ConnectorRuntime.builder().clock(fake.clock()).sleeper(fake.clock());
    }

    private Receipt sync(Connector shop) {
        return warehouse
                .sync(shop)
                .datasets(Dataset.ORDERS)
                .since(fake.world().seed().from())
                .lanes(1)
                .run();
    }

    private Connector shop(ConnectorRuntime runtime, String host, int port) {
        URI server = URI.create("https://" + host + ":" + port);
        return app(runtime)
                .endpoint(server.resolve(fake.endpoint().getPath()))
                .authEndpoint(server.resolve(fake.authEndpoint().getPath()))
                .build()
                .shop("100123")
                .startingWith(pair())
                .connector();
    }

    private LazadaAppBuilder app(ConnectorRuntime runtime) {
        return LazadaApp.builder(runtime)
                .site(LazadaSite.PH)
                .credentials(new LazadaCredentials(FakeLazada.APP_KEY, credential("appSecret")))
                .tokens(TokenStore.inMemory());
    }

    private TokenPair pair() {
        return new TokenPair(
                credential("accessToken"),
                Instant.MAX,
                credential("refreshToken"),
                null,
                fake.clock().instant());
    }

    private Secret credential(String name) {
        return Objects.requireNonNull(fake.settings().credentials().get(name));
    }
}
