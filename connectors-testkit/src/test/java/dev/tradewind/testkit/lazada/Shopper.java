package dev.tradewind.testkit.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.core.http.Param;
import dev.tradewind.core.spi.ShopSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A small client of the fake, so that its tests need no connector. */
final class Shopper {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakeLazada fake;
    private String token;

    Shopper(FakeLazada fake) {
        this.fake = fake;
        this.token = secret("accessToken");
    }

    void token(String value) {
        token = value;
    }

    JsonNode get(String path, String... params) {
        return json(send(fake.endpoint(), path, signed(path, withToken(params))));
    }

    JsonNode auth(String path, String... params) {
        return json(send(fake.authEndpoint(), path, signed(path, map(params))));
    }

    /** A call whose parameters are changed after signing. */
    JsonNode tampered(String path, Map<String, String> changes, String... params) {
        Map<String, String> sent = signed(path, withToken(params));
        sent.putAll(changes);
        sent.values().removeIf("(absent)"::equals);
        return json(send(fake.endpoint(), path, sent));
    }

    /** A call signed with whatever it holds, system parameters overridden; {@code (absent)} takes one away. */
    JsonNode overridden(String path, Map<String, String> system, String... params) {
        Map<String, String> sent = withToken(params);
        sent.putAll(system);
        return json(send(fake.endpoint(), path, signed(path, sent)));
    }

    HttpResponse<String> raw(String path, String... params) {
        return send(fake.endpoint(), path, signed(path, withToken(params)));
    }

    /** What arrives on a plain socket until it ends, however it ends: HTTP clients repeat calls behind the test's back. */
    String bytes(String path, String... params) {
        return socket(fake.endpoint(), path, signed(path, withToken(params)));
    }

    String authBytes(String path, String... params) {
        return socket(fake.authEndpoint(), path, signed(path, map(params)));
    }

    String secret(String name) {
        ShopSettings settings = fake.settings();
        return Objects.requireNonNull(settings.credentials().get(name)).reveal();
    }

    private Map<String, String> withToken(String... params) {
        Map<String, String> map = map(params);
        map.put("access_token", token);
        return map;
    }

    private Map<String, String> signed(String path, Map<String, String> params) {
        Map<String, String> all = new TreeMap<>();
        all.put("app_key", secret("appKey"));
        all.put("timestamp", Long.toString(fake.clock().millis()));
        all.put("sign_method", "sha256");
        all.putAll(params);
        all.values().removeIf("(absent)"::equals);
        List<Param> list = new ArrayList<>();
        all.forEach((name, value) -> list.add(new Param(name, value)));
        all.put("sign", new SignatureCheck(secret("appSecret")).sign(path, list));
        return all;
    }

    private HttpResponse<String> send(URI base, String path, Map<String, String> params) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path + "?" + query(params)))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String socket(URI base, String path, Map<String, String> params) {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String head = "GET " + base.getPath() + path + "?" + query(params)
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(arrived);
        } catch (SocketException reset) {
            return arrived.toString(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return arrived.toString(StandardCharsets.UTF_8);
    }

    private static String query(Map<String, String> params) {
        return params.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(answer.statusCode() + " " + answer.body(), notJson);
        }
    }

    private static Map<String, String> map(String... params) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < params.length; i += 2) {
            map.put(params[i], params[i + 1]);
        }
        return map;
    }
}
