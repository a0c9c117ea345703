package dev.tradewind.examples.runner;

import com.sun.net.httpserver.HttpServer;
import dev.tradewind.core.Market;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** At the platform, with a made-up Lazada that is as strict as the real one. */
final class PlatformMistakes {
    private PlatformMistakes() {}

    static List<Mistake> all() {
        return List.of(
                lazada(
                        "wrong-secret",
                        "Pasted the secret of another app.",
                        1,
                        "Most likely the secret is not the one of this app key",
                        (fake, text) -> text.replaceAll("appSecret: \"[^\"]*\"", "appSecret: \"of-another-app\"")),
                lazada(
                        "wrong-app-key",
                        "Mistyped the app key.",
                        1,
                        "app",
                        (fake, text) -> text.replace("appKey: \"123456\"", "appKey: \"123465\"")),
                lazada(
                        "no-tokens",
                        "Gave no tokens, and let the seller not consent yet.",
                        4,
                        "tokens login --shop manila",
                        (fake, text) -> text.replaceAll(", accessToken: \"[^\"]*\", refreshToken: \"[^\"]*\"", "")),
                new Mistake("wrong-site", "Named the site of another country.", 4, "country", PlatformMistakes::abroad),
                lazada(
                        "wrong-shop",
                        "Wrote the id of another shop.",
                        1,
                        "100124",
                        (fake, text) -> text.replace("shop: \"100123\"", "shop: \"100124\"")),
                new Mistake(
                        "clock-off",
                        "Let the machine's clock run three hours ahead.",
                        1,
                        "clock",
                        shell -> PlatformMistakes.check(
                                shell, fake -> Clock.offset(fake.clock(), Duration.ofHours(3)), (fake, text) -> text)),
                lazada("consent-revoked", "The seller took the consent back.", 4, "consent", (fake, text) -> {
                    fake.revoke();
                    return text;
                }),
                new Mistake(
                        "permission-missing",
                        "The app may not use an API that is needed.",
                        1,
                        "InsufficientPermission",
                        shell -> answering(
                                shell,
                                "{\"type\":\"ISP\",\"code\":\"InsufficientPermission\",\"message\":\"App does not have permission to"
                                        + " access this api\",\"request_id\":\"0ba2887315178178017221014\"}")),
                new Mistake(
                        "not-the-platform",
                        "Pointed endpoint at a web server that is not the platform.",
                        1,
                        "endpoint",
                        shell -> answering(shell, "<html><body>It works!</body></html>")),
                new Mistake(
                        "platform-unreachable",
                        "No network, or a wrong endpoint.",
                        1,
                        "localhost",
                        shell -> config(shell, URI.create("http://localhost:" + DatabaseMistakes.freePort()))
                                .run("check", "--config", "@/shops.yaml")));
    }

    private interface Change {
        String apply(FakeLazada fake, String text);
    }

    private static Mistake lazada(String id, String did, int code, String message, Change change) {
        return new Mistake(id, did, code, message, shell -> check(shell, FakeLazada::clock, change));
    }

    private static Shell.Result check(Shell shell, Function<FakeLazada, Clock> clock, Change change) {
        try (FakeLazada fake = FakeLazada.start(Seed.of(3).orders(5).products(2))) {
            UnaryOperator<String> secret =
                    name -> fake.settings().credentials().get(name).reveal();
            String text = """
                    warehouse: {url: "jdbc:duckdb:@/shop.duckdb"}
                    tokenStore: {type: memory}
                    shops:
                      - name: manila
                        platform: lazada
                        shop: "100123"
                        endpoint: %s
                        authEndpoint: %s
                        credentials: {appKey: "%s", appSecret: "%s", accessToken: "%s", refreshToken: "%s"}
                        options: {site: ph}
                    """.formatted(
                            fake.endpoint(),
                            fake.authEndpoint(),
                            secret.apply("appKey"),
                            secret.apply("appSecret"),
                            secret.apply("accessToken"),
                            secret.apply("refreshToken"));
            return shell.clock(clock.apply(fake))
                    .file("shops.yaml", change.apply(fake, text))
                    .run("check", "--config", "@/shops.yaml");
        }
    }

    /** The gateway of another country does not know the token; the host for tokens is that of all countries. */
    private static Shell.Result abroad(Shell shell) {
        Seed malaysia =
                Seed.of(4).orders(5).products(2).market(new Market("MY", "MY", "MYR", ZoneId.of("Asia/Kuala_Lumpur")));
        try (FakeLazada other = FakeLazada.start(malaysia)) {
            return check(
                    shell,
                    FakeLazada::clock,
                    (fake, text) -> text.replace("site: ph", "site: my")
                            .replace(" endpoint: " + fake.endpoint(), " endpoint: " + other.endpoint()));
        }
    }

    /** A server that says the same to everything. */
    private static Shell.Result answering(Shell shell, String body) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return config(
                            shell,
                            URI.create("http://localhost:" + server.getAddress().getPort() + "/rest"))
                    .run("check", "--config", "@/shops.yaml");
        } finally {
            server.stop(0);
        }
    }

    private static Shell config(Shell shell, URI endpoint) {
        return shell.variable("LAZADA_APP_SECRET", "s")
                .file(
                        "shops.yaml",
                        ConfigMistakes.GOOD + "    endpoint: " + endpoint + "\n    authEndpoint: " + endpoint + "\n");
    }
}
