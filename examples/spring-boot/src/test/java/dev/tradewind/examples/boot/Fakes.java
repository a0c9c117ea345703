package dev.tradewind.examples.boot;

import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Two made-up shops and a real PostgreSQL, in the place of what the service has in production. */
@TestConfiguration(proxyBeanMethods = false)
class Fakes {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    static final FakeLazada MANILA =
            FakeLazada.start(Seed.of(7).orders(60), StartOptions.defaults().clock(NOW));

    static final FakeLazada SINGAPORE = FakeLazada.start(
            Seed.of(8).orders(40).market(LazadaSite.SG.market()),
            StartOptions.defaults().clock(NOW).seller("200456"));

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    @Primary
    DataSource pool(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    @Bean
    @Primary
    Clock fakeClock() {
        return MANILA.clock();
    }

    @Bean(destroyMethod = "close")
    ConnectorRuntime fakeRuntime(TradewindMeters meters) {
        return ConnectorRuntime.builder()
                .clock(MANILA.clock())
                .sleeper(MANILA.clock())
                .listener(meters)
                .build();
    }
}
