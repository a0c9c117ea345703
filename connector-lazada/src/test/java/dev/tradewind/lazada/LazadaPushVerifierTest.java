package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.error.WebhookException;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.core.webhook.WebhookRequest;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.testkit.lazada.LazadaPushes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LazadaPushVerifierTest {
    private static final String KEY = "123456";
    private static final Secret SECRET = Secret.of("3412gyo124goi3124");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:01Z");

    private final LazadaPushVerifier verifier = LazadaPushVerifier.create(new LazadaCredentials(KEY, SECRET));
    private final LazadaPushes pushes = new LazadaPushes(KEY, SECRET, "100123", "PH");

    @Test
    void verify_orderPush_namesShopAndOrder() {
        WebhookEvent event = verifier.verify(pushes.order("501", "601", "shipped", AT));

        assertThat(event.shop()).contains("100123");
        assertThat(event.topic()).isEqualTo("0");
        assertThat(event.ids()).isEqualTo(Map.of(Dataset.ORDERS, Set.of("501")));
        assertThat(event.occurredAt()).contains(AT);
    }

    @Test
    void verify_repetition_hasTheSameDeliveryWhateverItsForm() {
        Set<String> deliveries = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            deliveries.add(
                    verifier.verify(pushes.order("501", "601", "shipped", AT)).deliveryId());
        }
        assertThat(deliveries).hasSize(1);
        assertThat(verifier.verify(pushes.order("501", "602", "shipped", AT)).deliveryId())
                .isNotIn(deliveries);
        assertThat(verifier.verify(pushes.order("501", "601", "delivered", AT)).deliveryId())
                .isNotIn(deliveries);
        assertThat(verifier.verify(pushes.order("501", "601", "shipped", AT.plusSeconds(1)))
                        .deliveryId())
                .isNotIn(deliveries);
    }

    @Test
    void verify_tenThousandMutations_refusesEachOfThem() {
        Random random = new Random(20_261_122);
        WebhookRequest genuine = pushes.order("501", "601", "shipped – ร้าน 😀", AT);
        String code = genuine.requireHeader("Authorization");
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] body = genuine.body();
            String header = code;
            if (random.nextInt(4) == 0) {
                header = mutated(random, code);
            } else {
                body = mutated(random, body);
            }
            if (header.equals(code) && Arrays.equals(body, genuine.body())) {
                continue;
            }
            WebhookRequest forged = request(header, body);
            assertThatThrownBy(() -> verifier.verify(forged))
                    .as("mutation %d", i)
                    .isInstanceOf(WebhookException.class);
            refused++;
        }
        assertThat(refused).isGreaterThan(9_900);
        assertThat(verifier.verify(genuine).ids()).containsKey(Dataset.ORDERS);
    }

    @Test
    void verify_sameJsonWrittenAnew_isRefused() throws Exception {
        WebhookRequest genuine = pushes.signed("{ \"message_type\": 0, \"data\": {\"trade_order_id\": \"1\"} }");
        byte[] anew = LazadaJson.read(genuine.text()).toString().getBytes(StandardCharsets.UTF_8);

        refuses(genuine.requireHeader("Authorization"), anew);
        assertThat(verifier.verify(genuine).ids()).containsKey(Dataset.ORDERS);
    }

    @Test
    void verify_withoutOrWithTwoSignatures_isRefused() {
        byte[] body = pushes.order("501", "601", "shipped", AT).body();
        String code = pushes.order("501", "601", "shipped", AT).requireHeader("Authorization");
        URI url = URI.create("https://hooks.example/lazada");

        assertThatThrownBy(() -> verifier.verify(WebhookRequest.of(url, Map.of(), body)))
                .isInstanceOf(WebhookException.class);
        assertThatThrownBy(() ->
                        verifier.verify(WebhookRequest.of(url, Map.of("authorization", List.of(code, code)), body)))
                .isInstanceOf(WebhookException.class);
    }

    @Test
    void verify_signatureOfAnotherForm_isRefused() {
        WebhookRequest genuine = pushes.order("501", "601", "shipped", AT);
        String code = genuine.requireHeader("Authorization");

        for (String form :
                List.of(code.toUpperCase(Locale.ROOT), "Bearer " + code, code.substring(1), code + "0", "")) {
            refuses(form, genuine.body());
        }
    }

    @Test
    void verify_otherSecretOrOtherKey_isRefused() {
        WebhookRequest otherSecret =
                new LazadaPushes(KEY, Secret.of("another"), "100123", "PH").order("501", "601", "shipped", AT);
        WebhookRequest otherKey = new LazadaPushes("654321", SECRET, "100123", "PH").order("501", "601", "shipped", AT);

        assertThatThrownBy(() -> verifier.verify(otherSecret))
                .isInstanceOf(WebhookException.class)
                .hasMessageContaining("123456")
                .satisfies(error -> assertThat(error.toString()).doesNotContain(SECRET.reveal()));
        assertThatThrownBy(() -> verifier.verify(otherKey)).isInstanceOf(WebhookException.class);
    }

    @Test
    void verify_whileTheSecretChanges_takesBothAndThenTheNewOnly() {
        Secret next = Secret.of("the-new-secret");
        List<Secret> secrets = new ArrayList<>(List.of(next, SECRET));
        LazadaPushVerifier changing = LazadaPushVerifier.create(KEY, () -> List.copyOf(secrets));
        WebhookRequest old = pushes.order("501", "601", "shipped", AT);

        assertThat(changing.verify(old).shop()).contains("100123");
        secrets.remove(SECRET);
        assertThatThrownBy(() -> changing.verify(old)).isInstanceOf(WebhookException.class);
        assertThat(changing.verify(new LazadaPushes(KEY, next, "100123", "PH").order("5", "6", "shipped", AT))
                        .shop())
                .contains("100123");
    }

    @Test
    void verify_genuineButNotAnObject_saysThatItIsSigned() {
        for (String body : List.of("", "[]", "\"text\"", "{\"message_type\":0", "null")) {
            WebhookRequest strange = pushes.signed(body);
            assertThatThrownBy(() -> verifier.verify(strange))
                    .as(body)
                    .isInstanceOf(WebhookException.class)
                    .hasMessageContaining("signed, but");
        }
    }

    @Test
    void toString_neverShowsTheSecret() {
        assertThat(verifier.toString()).contains(KEY).doesNotContain(SECRET.reveal());
    }

    private void refuses(String code, byte[] body) {
        assertThatThrownBy(() -> verifier.verify(request(code, body))).as(code).isInstanceOf(WebhookException.class);
    }

    private static WebhookRequest request(String code, byte[] body) {
        return WebhookRequest.of(
                URI.create("https://hooks.example/lazada"), Map.of("Authorization", List.of(code)), body);
    }

    private static String mutated(Random random, String code) {
        return new String(mutated(random, code.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }

    /** A bit turned, a byte gone, doubled or put elsewhere, or the end cut off. */
    private static byte[] mutated(Random random, byte[] bytes) {
        int at = random.nextInt(bytes.length);
        List<Byte> list = new ArrayList<>();
        for (byte each : bytes) {
            list.add(each);
        }
        switch (random.nextInt(5)) {
            case 0 -> list.set(at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 1 -> list.remove(at);
            case 2 -> list.add(at, bytes[at]);
            case 3 -> list.add(random.nextInt(list.size()), list.remove(at));
            default -> list.subList(at, list.size()).clear();
        }
        byte[] result = new byte[list.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = list.get(i);
        }
        return result;
    }
}
