package dev.tradewind.testkit.fake;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Notifier;
import dev.tradewind.testkit.clock.VirtualTime;
import java.net.URI;
import java.time.Duration;

/**
 * An HTTP server on loopback under a fake platform: journal, faults, and a {@code Date} header from the virtual clock. Keeps
 * no requests, so it serves any number. Safe for use by several threads.
 */
public final class FakeServer implements AutoCloseable {
    private final WireMockServer server;
    private final Faults faults = new Faults();
    private final Journal journal;

    private FakeServer(int port, VirtualTime time, Duration latency, Journal journal, Handler handler) {
        this.journal = journal;
        Answering answering = new Answering(handler, time, latency, faults, journal);
        server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .port(port)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .notifier(new Silence())
                .extensions(answering));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        server.start();
    }

    /**
     * Starts a server.
     *
     * @param port where, 0 for any free port
     * @param latency how far each call moves the virtual clock
     * @param journal where calls are noted
     */
    public static FakeServer start(int port, VirtualTime time, Duration latency, Journal journal, Handler handler) {
        return new FakeServer(port, time, latency, journal, handler);
    }

    /** Where it listens, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** What was asked. */
    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The journal tells what happened; a server that logs would bury the test's own words. */
    private static final class Silence implements Notifier {
        @Override
        public void info(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Throwable cause) {}
    }
}
