package dev.tradewind.warehouse.internal.tokens.processes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.testkit.clock.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Gives out tokens that live an hour, for refresh tokens that can be spent once, over loopback. A renewal kills the access
 * token before it at once.
 */
final class TokenServer implements AutoCloseable {
    static final Duration LIFE = Duration.ofHours(1);

    private final VirtualTime clock;
    private final boolean forgiving;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private int generation;
    private int calls;
    private int refused;
    private int uses;
    private int overtaken;
    private Instant expires;

    /**
     * Starts one.
     *
     * @param forgiving whether a spent refresh token may be spent again
     */
    TokenServer(VirtualTime clock, boolean forgiving) throws IOException {
        this.clock = clock;
        this.forgiving = forgiving;
        this.expires = clock.instant().plus(LIFE);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/refresh", exchange -> answer(exchange, refresh(body(exchange))));
        server.createContext("/use", exchange -> answer(exchange, use(body(exchange))));
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    synchronized int calls() {
        return calls;
    }

    synchronized int generation() {
        return generation;
    }

    /** Token calls with a spent token. */
    synchronized int refused() {
        return refused;
    }

    /** Calls with a living access token. */
    synchronized int uses() {
        return uses;
    }

    /** Calls whose access token was renewed while they were on their way. */
    synchronized int overtaken() {
        return overtaken;
    }

    private synchronized String refresh(String token) {
        calls++;
        if (!forgiving && !token.equals("refresh-" + generation)) {
            refused++;
            return "dead";
        }
        generation++;
        expires = clock.instant().plus(LIFE);
        return String.valueOf(generation);
    }

    private synchronized String use(String token) {
        if (token.equals("access-" + generation) && clock.instant().isBefore(expires)) {
            uses++;
            return "ok";
        }
        overtaken++;
        return "dead";
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
