package dev.tradewind.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.lazada.LazadaApp;
import dev.tradewind.lazada.LazadaCredentials;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetTest {
    private final FakeLazada fake = FakeLazada.start(Seed.of(7).orders(20).products(4));
    private final Warehouse warehouse = Warehouse.embedded();
    private final ExecutorService pool = Executors.newFixedThreadPool(3);
    private final LazadaApp app = LazadaApp.builder(fake.runtime())
            .site(LazadaSite.PH)
            .credentials(new LazadaCredentials(FakeLazada.APP_KEY, secret()))
            .tokens(TokenStore.inMemory())
            .endpoint(fake.endpoint())
            .authEndpoint(fake.authEndpoint())
            .build();

    @AfterEach
    void close() {
        pool.shutdown();
        warehouse.close();
        fake.close();
    }

    @Test
    void sync_sellersOfWhomOneNeverConsented_tellsEachTenantAndHoldsTotalsOnly() {
        String link = app.authorizeUrl("mine", URI.create("https://me.example/callback"))
                .getRawQuery();
        String state = link.replaceFirst(".*\\bstate=([^&]*).*", "$1");
        app.connect(fake.issueCode(), URLDecoder.decode(state, StandardCharsets.UTF_8), "mine");
        Map<String, Outcome> tenants = new ConcurrentHashMap<>();

        Receipt receipt = new Fleet(warehouse, app, pool)
                .sync(
                        Stream.of("100123", "100999"),
                        line -> tenants.put(line.shop().id(), line.outcome()));

        assertThat(tenants).isEqualTo(Map.of("100123", Outcome.COMPLETE, "100999", Outcome.REAUTHORIZE));
        assertThat(receipt.lines()).isEmpty();
        assertThat(receipt.totals().outcomes()).isEqualTo(Map.of(Outcome.COMPLETE, 1L, Outcome.REAUTHORIZE, 1L));
        assertThat(warehouse.count("fact_orders")).isEqualTo(fake.world().orderLines());
    }

    private Secret secret() {
        return Objects.requireNonNull(fake.settings().credentials().get("appSecret"));
    }
}
