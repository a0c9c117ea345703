package dev.tradewind.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.time.Sleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wherever a call is, an interrupt ends it, and its connection is free for the next. */
class InterruptTest {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private final AtomicReference<Boolean> flagged = new AtomicReference<>(false);
    private volatile int status = 200;
    private volatile boolean stuck;
    private HttpServer server;
    private ConnectorRuntime runtime;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            try (exchange) {
                if (stuck) {
                    reached.countDown();
                    never.await();
                }
                byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        Sleeper asleep = duration -> {
            reached.countDown();
            never.await();
        };
        VirtualTime time = new VirtualTime();
        runtime = ConnectorRuntime.builder()
                .clock(time)
                .sleeper(asleep)
                .chance(VirtualTime.chance(1))
                .connections(1, 1)
                .build();
    }

    @AfterEach
    void stop() {
        never.countDown();
        runtime.close();
        server.stop(0);
    }

    @Test
    void call_interruptedWhileThePlatformThinks_stops() throws InterruptedException {
        stuck = true;
        interrupted(client(List.of()));
        stuck = false;

        assertThat(call(client(List.of()))).isEqualTo("{}");
    }

    @Test
    void call_interruptedInARetryPause_stops() throws InterruptedException {
        status = 503;
        interrupted(client(List.of()));
        status = 200;

        assertThat(call(client(List.of()))).isEqualTo("{}");
    }

    @Test
    void call_interruptedWhileItWaitsForAPermit_stops() throws InterruptedException {
        ApiClient client = client(List.of(new RateRule(new RateKey("one"), RateLimit.perSecond(1, 1))));
        call(client);

        interrupted(client);

        assertThat(call(client(List.of()))).isEqualTo("{}");
    }

    private void interrupted(ApiClient client) throws InterruptedException {
        Thread caller = new Thread(() -> {
            try {
                call(client);
            } catch (RuntimeException e) {
                thrown.set(e);
                flagged.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        reached.await();
        caller.interrupt();
        caller.join(Duration.ofSeconds(10).toMillis());

        assertThat(caller.isAlive()).isFalse();
        assertThat(thrown.get()).isInstanceOf(StoppedException.class).hasMessageContaining("GET /items");
        assertThat(flagged.get()).isTrue();
    }

    private ApiClient client(List<RateRule> rules) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return runtime.api(ApiProfile.builder(TestApi.SHOP.platform(), base)
                .trust(HostTrust.USER)
                .shop(TestApi.SHOP)
                .rates(operation -> rules)
                .build());
    }

    private static String call(ApiClient client) {
        return client.call(new Operation("GET", "/items"), List.of(), List.of()).text();
    }
}
