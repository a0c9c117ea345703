package dev.tradewind.lazada.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The golden vectors: recorded from the official SDKs and independent clients. */
public final class Vectors {
    private static final JsonNode ALL = load();

    private Vectors() {}

    public static Stream<JsonNode> of(String list) {
        return StreamSupport.stream(ALL.get(list).spliterator(), false);
    }

    /** The names of the lists of entries; the other lists and texts say where they come from. */
    public static List<String> lists() {
        return ALL.properties().stream()
                .filter(entry ->
                        entry.getValue().isArray() && entry.getValue().path(0).isObject())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many entries there are in all lists. */
    public static int entries() {
        return lists().stream().mapToInt(list -> ALL.get(list).size()).sum();
    }

    public static JsonNode byId(String id) {
        return of("vectors")
                .filter(each -> text(each, "id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The parameters that are signed, in the order in which a program would add them. */
    public static Map<String, String> params(JsonNode vector) {
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

    public static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    public static String text(JsonNode node, String field) {
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
