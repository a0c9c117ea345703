package dev.tradewind.examples.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.http.ApiProfile;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.http.HostTrust;
import dev.tradewind.core.http.Operation;
import dev.tradewind.core.http.RateKey;
import dev.tradewind.core.http.RateLimit;
import dev.tradewind.core.http.RateRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform on loopback that answers any call with nothing much, and counts the calls that are under way. */
final class ShopWire implements AutoCloseable {
    /** How the names of its threads begin. */
    static final String THREADS = "platform";

    private static final byte[] ANSWER = "{}".getBytes(StandardCharsets.UTF_8);

    private final ConnectorRuntime runtime;
    private final ExecutorService threads;
    private final HttpServer server;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

    ShopWire(ConnectorRuntime runtime) {
        this.runtime = runtime;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, THREADS);
            thread.setDaemon(true);
            return thread;
        });
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Makes a call for a shop, in the way of every connector, with an allowance of its own. */
    void call(ShopRef shop) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        RateRule rule = new RateRule(new RateKey(shop.toString()), RateLimit.perSecond(10, 10));
        runtime.api(ApiProfile.builder(shop.platform(), base)
                        .trust(HostTrust.USER)
                        .shop(shop)
                        .rates(operation -> List.of(rule))
                        .build())
                .call(new Operation("GET", "/page"), List.of(), List.of());
    }

    /** How many calls were under way at once at most. */
    int mostCalls() {
        return mostUnderWay.get();
    }

    /** How many connections were made in all. */
    int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            connections.add(exchange.getRemoteAddress());
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        } finally {
            underWay.decrementAndGet();
        }
    }
}
