package dev.tradewind.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.TransportException;
import dev.tradewind.core.error.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.http.GET;

/** Answers that are made to harm: each is refused with an error that names shop and operation, however it is decoded. */
class BombTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private ConnectorRuntime runtime;
    private Trouble trouble = Trouble.DEEP;

    /** What is called. */
    interface Kiosk {
        @GET("/items")
        Note note();
    }

    record Note(Object text) {}

    enum Trouble {
        GZIP_BOMB(ProtocolException.class, "times what was sent"),
        LARGE_PAGE(ProtocolException.class, "more than 64 MiB were sent"),
        ENDLESS_BLANKS(ProtocolException.class, "more than 64 MiB were sent"),
        DEEP(ProtocolException.class, "nested deeper"),
        LONG_TEXT(ProtocolException.class, "longer text or number"),
        LONG_NUMBER(ProtocolException.class, "longer text or number"),
        DRIP(TransportException.class, "no answer in time"),
        CUT_GZIP(TransportException.class, "broke off"),
        SHORTER_THAN_SAID(TransportException.class, ""),
        PAGE(UnavailableException.class, "instead of JSON");

        private final Class<? extends ConnectorException> error;
        private final String words;

        Trouble(Class<? extends ConnectorException> error, String words) {
            this.error = error;
            this.words = words;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        VirtualTime time = new VirtualTime();
        runtime = ConnectorRuntime.builder()
                .clock(time)
                .sleeper(time)
                .chance(VirtualTime.chance(1))
                .callTimeout(trouble == Trouble.DRIP ? Duration.ofSeconds(1) : Duration.ofMinutes(1))
                .build();
    }

    @AfterEach
    void stop() {
        end.countDown();
        runtime.close();
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void call_harmfulAnswer_isRefusedInBothForms(Trouble kind) throws IOException {
        trouble = kind;
        restart();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        ApiClient client = runtime.api(ApiProfile.builder(TestApi.SHOP.platform(), base)
                .trust(HostTrust.USER)
                .shop(TestApi.SHOP)
                .retry(new RetryOptions(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 0))
                .build());

        refused(kind, () -> client.service(Kiosk.class).note());
        refused(kind, () -> client.call(new Operation("GET", "/items"), List.of(), List.of()));
    }

    private static void refused(Trouble kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(kind.error)
                .hasMessageContaining("kiosk/100123 GET /items")
                .hasMessageContaining(kind.words)
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(400));
    }

    private void restart() throws IOException {
        runtime.close();
        server.stop(0);
        start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean gzip = trouble == Trouble.GZIP_BOMB || trouble == Trouble.CUT_GZIP;
        if (gzip) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        }
        exchange.getResponseHeaders().add("Content-Type", trouble == Trouble.PAGE ? "text/html" : "application/json");
        exchange.sendResponseHeaders(200, trouble == Trouble.SHORTER_THAN_SAID ? 1_000 : 0);
        try {
            write(exchange.getResponseBody());
        } catch (IOException callerHungUp) {
            // As it should.
        } finally {
            exchange.close();
        }
    }

    private void write(OutputStream out) throws IOException {
        switch (trouble) {
            case GZIP_BOMB -> {
                byte[] first = gzip("{\"text\":1}".getBytes(StandardCharsets.UTF_8), 1, 0);
                out.write(first);
                byte[] blanks = gzip(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8), 16, 0);
                repeat(out, blanks, 640);
            }
            case LARGE_PAGE -> {
                out.write("{\"text\":[1".getBytes(StandardCharsets.UTF_8));
                repeat(out, ",12345678901234567890".repeat(1 << 12).getBytes(StandardCharsets.UTF_8), 1 << 14);
            }
            case ENDLESS_BLANKS -> {
                out.write("{\"text\":1".getBytes(StandardCharsets.UTF_8));
                repeat(out, " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
            }
            case DEEP -> out.write(("{\"text\":" + "[".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));
            case LONG_TEXT ->
                out.write(("{\"text\":\"" + "x".repeat(20_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
            case LONG_NUMBER ->
                out.write(("{\"text\":" + "7".repeat(1_000_000) + "}").getBytes(StandardCharsets.UTF_8));
            case DRIP -> drip(out);
            case CUT_GZIP -> out.write(gzip("{\"text\":1}".getBytes(StandardCharsets.UTF_8), 1, 12));
            case SHORTER_THAN_SAID -> out.write("{\"text\":1".getBytes(StandardCharsets.UTF_8));
            case PAGE -> out.write("<html>busy</html>".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void drip(OutputStream out) throws IOException {
        try {
            do {
                out.write(' ');
                out.flush();
            } while (!end.await(50, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void repeat(OutputStream out, byte[] piece, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            out.write(piece);
        }
    }

    private static byte[] gzip(byte[] plain, int times, int cut) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
            for (int i = 1; i < times; i++) {
                out.write(plain);
            }
        }
        byte[] whole = packed.toByteArray();
        return Arrays.copyOf(whole, whole.length - cut);
    }
}
