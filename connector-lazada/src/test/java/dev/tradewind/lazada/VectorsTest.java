package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.error.WebhookException;
import dev.tradewind.core.webhook.WebhookRequest;
import dev.tradewind.lazada.fakes.Vectors;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Holds every entry of the vector file against the library, so that none lies there unread. */
class VectorsTest {
    private static final Map<String, Consumer<JsonNode>> HELD = Map.of(
            "reference_vectors", VectorsTest::reference,
            "vectors", VectorsTest::request,
            "wrong_signatures_for_diagnosis", VectorsTest::wrong,
            "push_vectors", VectorsTest::push,
            "reverse_api_http_sign_vectors", VectorsTest::reverse,
            "aliexpress_vectors", VectorsTest::family);

    @Test
    void everyEntry_isHeldAgainstTheLibrary() {
        int held = 0;
        for (Map.Entry<String, Consumer<JsonNode>> list : HELD.entrySet()) {
            for (JsonNode entry : Vectors.of(list.getKey()).toList()) {
                list.getValue().accept(entry);
                held++;
            }
        }
        assertThat(Vectors.lists()).containsExactlyInAnyOrderElementsOf(HELD.keySet());
        assertThat(held).as("entries that were held against the library").isEqualTo(Vectors.entries());
    }

    private static void reference(JsonNode vector) {
        Map<String, String> params =
                vector.has("all_params") ? Vectors.map(vector.get("all_params")) : Vectors.params(vector);
        signs(vector, Vectors.text(vector, "api_path"), params, "expected_base_string");
    }

    private static void request(JsonNode vector) {
        signs(vector, Vectors.text(vector, "api_path"), Vectors.params(vector), "expected_base_string");
    }

    private static void family(JsonNode vector) {
        String url = Vectors.text(vector, "url_path");
        String prefix = url.startsWith("/rest") ? url.substring("/rest".length()) : "";
        signs(vector, prefix, Vectors.map(vector.get("all_params")), "base_string");
    }

    private static void signs(JsonNode vector, String prefix, Map<String, String> params, String base) {
        assertThat(LazadaSigner.baseString(prefix, params)).isEqualTo(Vectors.text(vector, base));
        String sign = LazadaSigner.sign(Secret.of(Vectors.text(vector, "app_secret")), prefix, params);
        assertThat(sign).isEqualTo(Vectors.text(vector, "expected_sign"));
    }

    private static void wrong(JsonNode vector) {
        JsonNode request = Vectors.byId(Vectors.text(vector, "case"));
        assertThat(Vectors.text(vector, "wrong_sign"))
                .as(Vectors.text(vector, "mistake"))
                .isNotEqualToIgnoringCase(Vectors.text(request, "expected_sign"));
    }

    private static void push(JsonNode vector) {
        String key = Vectors.text(vector, "app_key");
        String secret = Vectors.text(vector, "app_secret");
        byte[] body = Vectors.text(vector, "raw_body_utf8").getBytes(StandardCharsets.UTF_8);
        String code = Vectors.text(vector, "expected_authorization_lower_hex");
        WebhookRequest push = WebhookRequest.of(
                URI.create("https://hooks.example/lazada"), Map.of("Authorization", List.of(code)), body);

        assertThat(LazadaPushVerifier.create(new LazadaCredentials(key, Secret.of(secret)))
                        .verify(push)
                        .deliveryId())
                .isNotBlank();
        LazadaPushVerifier other = LazadaPushVerifier.create(new LazadaCredentials(key, Secret.of(secret + "x")));
        assertThatThrownBy(() -> other.verify(push)).isInstanceOf(WebhookException.class);
    }

    private static void reverse(JsonNode vector) {
        Map<String, String> params = new HashMap<>(Vectors.map(vector.get("all_params_url_and_body")));
        params.put("http_sign", Vectors.text(vector, "expected_http_sign"));
        Secret secret = Secret.of(Vectors.text(vector, "app_secret"));
        String uri = Vectors.text(vector, "uri");

        assertThat(LazadaReverseCalls.create(() -> List.of(secret)).verify(uri, params))
                .doesNotContainKey("http_sign");
        assertThatThrownBy(() -> LazadaReverseCalls.create(() -> List.of(Secret.of("other")))
                        .verify(uri, params))
                .isInstanceOf(WebhookException.class);
    }
}
