package dev.tradewind.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.error.WebhookException;
import dev.tradewind.core.json.RawJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookRequestTest {
    private static final URI URL = URI.create("https://shop.example/hooks/1");

    @Test
    void header_inAnyCase_isFound() {
        WebhookRequest push = WebhookRequest.of(URL, Map.of("X-Signature", List.of("abc")), new byte[0]);

        assertThat(push.header("x-sIGNATURE")).contains("abc");
        assertThat(push.requireHeader("x-signature")).isEqualTo("abc");
        assertThat(push.header("other")).isEmpty();
        assertThatThrownBy(() -> push.requireHeader("other"))
                .isInstanceOf(WebhookException.class)
                .hasMessageContaining("other");
    }

    @Test
    void header_sentTwice_isRefused() {
        WebhookRequest push =
                WebhookRequest.of(URL, Map.of("sign", List.of("good"), "Sign", List.of("bad")), new byte[0]);

        assertThatThrownBy(() -> push.header("sign")).isInstanceOf(WebhookException.class);
    }

    @Test
    void body_isTheBytesThatCame_whateverTheCallerDoesWithItsArray() {
        byte[] sent = "{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8);
        WebhookRequest push = WebhookRequest.of(URL, Map.of(), sent);
        sent[0] = 'x';
        push.body()[0] = 'y';

        assertThat(push.text()).isEqualTo("{\"a\": 1}\n");
        assertThat(push).hasToString("WebhookRequest(shop.example, 9 bytes)");
    }

    @Test
    void text_thatIsNotUtf8_isRefused() {
        WebhookRequest push = WebhookRequest.of(URL, Map.of(), new byte[] {(byte) 0xc3, 0x28});

        assertThatThrownBy(push::text).isInstanceOf(WebhookException.class);
    }

    @Test
    void event_holdsItsIdsInOrder() {
        WebhookEvent event = new WebhookEvent(
                Platform.LAZADA,
                Optional.of("100123"),
                "0",
                Map.of(Dataset.ORDERS, Set.of("3", "1", "2")),
                "d",
                Optional.empty(),
                new RawJson("{}"));

        assertThat(event.ids().get(Dataset.ORDERS)).containsExactly("1", "2", "3");
    }
}
