package dev.tradewind.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.warehouse.SyncRun;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A service that goes down in the middle of a night. */
class ShutdownTest {
    @Test
    void close_amidARun_stopsItBeforeSpringWaitsForTheScheduler() {
        ConfigurableApplicationContext service = start();
        Witness witness = service.getBean(Witness.class);
        witness.run = service.getBean(Nightly.class).start();

        service.close();

        assertThat(witness.ended).as("before Spring waits").isTrue();
        assertThat(witness.run.await().worst()).contains(Outcome.STOPPED);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Application.class, EndlessNight.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--sellers.lazada.ph.endpoint=" + Fakes.MANILA.endpoint(),
                        "--sellers.lazada.ph.auth-endpoint=" + Fakes.MANILA.authEndpoint(),
                        "--tradewind.migrations=APPLY",
                        "--tradewind.drain=1h",
                        "--vault.tokens.current=2026",
                        "--vault.tokens.2026=" + Base64.getEncoder().encodeToString(new byte[32]),
                        "--vault.lazada.key=" + FakeLazada.APP_KEY,
                        "--vault.lazada.secret="
                                + Fakes.MANILA
                                        .settings()
                                        .credentials()
                                        .get("appSecret")
                                        .reveal());
    }

    /** Shops of which the next never comes, so that only a stop ends the run. */
    @TestConfiguration(proxyBeanMethods = false)
    @Import(Fakes.class)
    static class EndlessNight {
        @Bean
        Witness witness() {
            return new Witness();
        }

        @Bean
        @Primary
        Shops endless(Sellers sellers, ConnectorRuntime runtime, TokenStore tokens, Vault vault) {
            return new Shops(sellers, runtime, tokens, vault) {
                @Override
                Stream<Connector> connectors() {
                    return Stream.generate(EndlessNight::never);
                }
            };
        }

        private static Connector never() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("stopped");
        }
    }

    /** Is told with the scheduler, and in the same phase, that the service goes down; only then Spring waits. */
    static final class Witness implements SmartLifecycle {
        private @Nullable SyncRun run;
        private boolean ended;
        private boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            ended = run != null && run.isDone();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
