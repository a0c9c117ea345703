package dev.tradewind.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ErrorContextTest {
    private static final ErrorContext CONTEXT =
            ErrorContext.of(new ShopRef(Platform.LAZADA, "100123"), "GET /orders/get");

    @Test
    void message_ofAnError_saysWhereWhatAndWhatToDo() {
        ThrottledException error = new ThrottledException(
                CONTEXT.answer(200, "ApiCallLimit", "0ba2").attempts(3),
                "too many calls",
                "Wait until 12:00, or lower the rate",
                Instant.EPOCH,
                null);
        assertThat(error)
                .hasMessage("lazada/100123 GET /orders/get (HTTP 200, code ApiCallLimit, request 0ba2, attempts 3):"
                        + " too many calls. Wait until 12:00, or lower the rate");
        assertThat(error.advice()).isEqualTo("Wait until 12:00, or lower the rate");
        assertThat(error.retryable()).isTrue();
    }

    @Test
    void message_beforeAnythingWasSent_holdsNoEmptyFacts() {
        NotFoundException error =
                new NotFoundException(ErrorContext.of(Platform.SHOPEE, "GET /order/get"), "no such order", "", null);
        assertThat(error).hasMessage("shopee GET /order/get: no such order");
        assertThat(error.retryable()).isFalse();
    }
}
