package dev.tradewind.examples.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.lazada.LazadaSigner;
import dev.tradewind.testkit.lazada.FakeLazada;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The least that can be done to bring the same orders into the same engine: OkHttp, Jackson, an Appender and a table
 * without a key. No retry, no limit, no proof, no history, no second run. What is slower than this is what these cost.
 */
final class Ceiling {
    private static final int HEADS = 100;
    private static final int ITEMS = 50;
    private static final List<String> TEXTS = List.of(
            "order_item_id", "sku", "shop_sku", "name", "variation", "status", "currency", "buyer_id", "tracking_code");
    private static final List<String> AMOUNTS =
            List.of("item_price", "paid_price", "tax_amount", "voucher_seller", "voucher_platform", "shipping_amount");
    private static final DateTimeFormatter LIVE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

    private final FakeLazada lazada;
    private final OkHttpClient http = new OkHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Secret secret;
    private String token = "";
    private long lines;

    Ceiling(FakeLazada lazada) {
        this.lazada = lazada;
        this.secret = Objects.requireNonNull(lazada.settings().credentials().get("appSecret"));
    }

    /** Copies all orders into a new file. Returns the number of lines. */
    long run(Path file) throws IOException, SQLException {
        token = get(lazada.authEndpoint(), "/auth/token/create", Map.of("code", lazada.issueCode()))
                .path("access_token")
                .asText();
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set memory_limit = '256MB'");
                statement.execute("create table lines (order_id varchar, updated_at varchar, "
                        + TEXTS.stream().map(name -> name + " varchar, ").collect(Collectors.joining())
                        + AMOUNTS.stream().map(name -> name + " decimal(19, 4)").collect(Collectors.joining(", "))
                        + ")");
            }
            try (DuckDBAppender appender = connection.createAppender("main", "lines")) {
                copy(appender);
            }
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
        return lines;
    }

    /** Forward on the time of change, as the connector does; an offset only inside one second. */
    private void copy(DuckDBAppender appender) throws IOException, SQLException {
        String after = lazada.world().seed().from().toString();
        int seen = 0;
        while (true) {
            JsonNode orders = get(
                            "/orders/get",
                            Map.of(
                                    "update_after",
                                    after,
                                    "sort_by",
                                    "updated_at",
                                    "sort_direction",
                                    "ASC",
                                    "offset",
                                    Integer.toString(seen),
                                    "limit",
                                    Integer.toString(HEADS)))
                    .path("data")
                    .path("orders");
            for (int from = 0; from < orders.size(); from += ITEMS) {
                items(orders, from, appender);
            }
            if (orders.size() < HEADS) {
                return;
            }
            String last = second(orders.get(orders.size() - 1));
            int ties = 0;
            for (int i = orders.size() - 1; i >= 0 && second(orders.get(i)).equals(last); i--) {
                ties++;
            }
            seen = last.equals(after) ? seen + ties : ties;
            after = last;
        }
    }

    private void items(JsonNode orders, int from, DuckDBAppender appender) throws IOException, SQLException {
        List<String> ids = new ArrayList<>();
        Map<String, String> updates = new TreeMap<>();
        for (int i = from; i < Math.min(from + ITEMS, orders.size()); i++) {
            String id = orders.get(i).path("order_id").asText();
            ids.add(id);
            updates.put(id, orders.get(i).path("updated_at").asText());
        }
        JsonNode answer = get("/orders/items/get", Map.of("order_ids", "[" + String.join(",", ids) + "]"));
        for (JsonNode order : answer.path("data")) {
            String id = order.path("order_id").asText();
            for (JsonNode item : order.path("order_items")) {
                appender.beginRow();
                appender.append(id).append(updates.get(id));
                for (String name : TEXTS) {
                    appender.append(item.path(name).asText());
                }
                for (String name : AMOUNTS) {
                    appender.append(new BigDecimal(item.path(name).asText()).setScale(4));
                }
                appender.endRow();
                lines++;
            }
        }
    }

    private static String second(JsonNode order) {
        String text = order.path("updated_at").asText();
        return (text.contains("T") ? OffsetDateTime.parse(text) : OffsetDateTime.parse(text, LIVE))
                .toInstant()
                .toString();
    }

    private JsonNode get(String path, Map<String, String> business) throws IOException {
        return get(lazada.endpoint(), path, business);
    }

    private JsonNode get(URI host, String path, Map<String, String> business) throws IOException {
        Map<String, String> params = new TreeMap<>(business);
        params.put("app_key", FakeLazada.APP_KEY);
        params.put("timestamp", Long.toString(lazada.clock().millis()));
        params.put("sign_method", "sha256");
        if (!token.isEmpty()) {
            params.put("access_token", token);
        }
        params.put("sign", LazadaSigner.sign(secret, path, params));
        HttpUrl.Builder url = HttpUrl.get(host + path).newBuilder();
        params.forEach(url::addQueryParameter);
        try (Response response =
                http.newCall(new Request.Builder().url(url.build()).build()).execute()) {
            JsonNode answer = json.readTree(response.body().byteStream());
            if (!answer.path("code").asText().equals("0")) {
                throw new IOException(path + " answered " + answer.path("code") + " " + answer.path("message"));
            }
            return answer;
        }
    }
}
