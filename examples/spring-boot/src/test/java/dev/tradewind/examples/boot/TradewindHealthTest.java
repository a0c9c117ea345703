package dev.tradewind.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class TradewindHealthTest {
    @Test
    void of_oneSellerTookTheConsentBack_isUpAndNamesTheShop() {
        Health health = TradewindHealth.of(receipt(line("1", Outcome.COMPLETE), line("2", Outcome.REAUTHORIZE)));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsKey("lazada/2 orders").doesNotContainKey("lazada/1 orders");
    }

    @Test
    void of_noShopThatCouldBeRead_isDown() {
        Health health = TradewindHealth.of(receipt(line("1", Outcome.FAILED), line("2", Outcome.REAUTHORIZE)));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    }

    private static Receipt receipt(ReceiptLine... lines) {
        return new Receipt("r1", 7, Instant.EPOCH, Instant.EPOCH, List.of(lines));
    }

    private static ReceiptLine line(String shop, Outcome outcome) {
        return new ReceiptLine(
                new ShopRef(Platform.LAZADA, shop),
                Dataset.ORDERS,
                outcome,
                List.of(),
                new Counts(0, 0, 0, 0, 0, 0),
                Optional.empty(),
                List.of(),
                0,
                0,
                Duration.ZERO,
                Map.of());
    }
}
