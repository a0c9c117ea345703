package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.error.WebhookException;
import dev.tradewind.lazada.fakes.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LazadaReverseCallsTest {
    private final JsonNode vector =
            Vectors.of("reverse_api_http_sign_vectors").findFirst().orElseThrow();
    private final LazadaReverseCalls calls =
            LazadaReverseCalls.create(() -> List.of(Secret.of(Vectors.text(vector, "app_secret"))));

    @Test
    void verify_signedCall_givesWhatIsSigned() {
        Map<String, String> params = params();
        params.put("blank", " ");

        assertThat(calls.verify(Vectors.text(vector, "uri"), params))
                .isEqualTo(Vectors.map(vector.get("all_params_url_and_body")));
    }

    @Test
    void verify_anyChange_isRefused() {
        for (String name : params().keySet()) {
            Map<String, String> without = params();
            without.remove(name);
            refuses("/wl/test", without);
            Map<String, String> changed = params();
            changed.merge(name, "x", String::concat);
            refuses("/wl/test", changed);
        }
        Map<String, String> more = params();
        more.put("extra", "1");
        refuses("/wl/test", more);
        refuses("/wl/test/", params());
        Map<String, String> lower = params();
        lower.computeIfPresent("http_sign", (name, code) -> code.toLowerCase(Locale.ROOT));
        refuses("/wl/test", lower);
    }

    @Test
    void verify_unsignedParameters_areNotHandedOn() {
        Map<String, String> params = params();
        params.put("sign", "smuggled");

        assertThat(calls.verify("/wl/test", params)).doesNotContainKeys("sign", "http_sign");
    }

    private void refuses(String uri, Map<String, String> params) {
        assertThatThrownBy(() -> calls.verify(uri, params))
                .as("%s %s", uri, params.keySet())
                .isInstanceOf(WebhookException.class);
    }

    private Map<String, String> params() {
        Map<String, String> params = new HashMap<>(Vectors.map(vector.get("all_params_url_and_body")));
        params.put("http_sign", Vectors.text(vector, "expected_http_sign"));
        return params;
    }
}
