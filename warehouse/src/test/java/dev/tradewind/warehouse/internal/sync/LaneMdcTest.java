package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LaneMdcTest {
    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void close_afterWork_putsBackWhatWasThere() {
        MDC.put("tradewind.run", "outer");
        MDC.put("request", "7");

        try (LaneMdc named = new LaneMdc("r1", new ShopRef(Platform.LAZADA, "1"))) {
            assertThat(named).isNotNull();
            assertThat(MDC.get("tradewind.run")).isEqualTo("r1");
            assertThat(MDC.get("tradewind.shop")).isEqualTo("lazada/1");
        }

        assertThat(MDC.get("tradewind.run")).isEqualTo("outer");
        assertThat(MDC.get("tradewind.shop")).isNull();
        assertThat(MDC.get("request")).isEqualTo("7");
    }
}
