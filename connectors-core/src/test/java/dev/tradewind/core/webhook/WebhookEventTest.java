package dev.tradewind.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.json.RawJson;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookEventTest {
    @Test
    void shopRef_pushThatNamesItsShop_isThatShop() {
        assertThat(event(Optional.of("100123"), "d1").shopRef()).contains(new ShopRef(Platform.LAZADA, "100123"));
        assertThat(event(Optional.empty(), "d1").shopRef()).isEmpty();
    }

    @Test
    void event_withoutDeliveryId_isRefused() {
        assertThatThrownBy(() -> event(Optional.of("100123"), " ")).hasMessageContaining("delivery id");
    }

    private static WebhookEvent event(Optional<String> shop, String delivery) {
        return new WebhookEvent(
                Platform.LAZADA,
                shop,
                "trade_order",
                Map.of(Dataset.ORDERS, Set.of("1")),
                delivery,
                Optional.empty(),
                new RawJson("{}"));
    }
}
