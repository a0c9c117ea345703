package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The golden vectors: recorded from the official SDKs and independent clients. */
final class Vectors {
    private static final JsonNode ALL = load();

    private Vectors() {}

    static Stream<JsonNode> of(String list) {
        return StreamSupport.stream(ALL.get(list).spliterator(), false);
    }

    static JsonNode byId(String id) {
        return of("vectors")
                .filter(each -> text(each, "id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The parameters that are signed, in the order in which a program would add them. */
    static Map<String, String> params(JsonNode vector) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("app_key", text(vector, "app_key"));
        params.put("sign_method", "sha256");
        params.put("timestamp", text(vector, "timestamp"));
        if (vector.hasNonNull("access_token")) {
            params.put("access_token", text(vector, "access_token"));
        }
        params.putAll(map(vector.get("business_params")));
        return params;
    }

    static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }

    private static JsonNode load() {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/lazada.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
