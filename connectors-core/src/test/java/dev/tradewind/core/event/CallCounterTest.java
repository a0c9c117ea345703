package dev.tradewind.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.http.ApiAttempt;
import dev.tradewind.core.http.ApiWait;
import dev.tradewind.core.http.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallCounterTest {
    private static final ShopRef SHOP = new ShopRef(Platform.LAZADA, "1");
    private static final Operation GET = new Operation("GET", "/orders");

    @Test
    void of_attemptsAndWaits_countsThemPerShop() {
        CallCounter counter = new CallCounter();
        counter.onAttempt(new ApiAttempt(Platform.LAZADA, SHOP, GET, 1, 500, "UnavailableException", Duration.ZERO));
        counter.onWait(new ApiWait(Platform.LAZADA, SHOP, GET, ApiWait.Reason.RETRY, Duration.ofSeconds(2)));
        CallCounter.Calls before = counter.of(SHOP);
        counter.onAttempt(new ApiAttempt(Platform.LAZADA, SHOP, GET, 2, 200, null, Duration.ZERO));
        counter.onAttempt(new ApiAttempt(Platform.LAZADA, null, GET, 1, 200, null, Duration.ZERO));

        assertThat(counter.of(SHOP)).isEqualTo(new CallCounter.Calls(2, 1, Duration.ofSeconds(2)));
        assertThat(counter.of(SHOP).minus(before)).isEqualTo(new CallCounter.Calls(1, 1, Duration.ZERO));
        assertThat(counter.of(new ShopRef(Platform.LAZADA, "2"))).isEqualTo(CallCounter.Calls.NONE);
    }
}
