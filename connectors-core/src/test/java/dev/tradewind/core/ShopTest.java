package dev.tradewind.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopTest {
    private static final Market MANILA = new Market("PH", "PH", "PHP", ZoneId.of("Asia/Manila"));
    private static final Market HANOI = new Market("VN", "VN", "VND", ZoneId.of("Asia/Ho_Chi_Minh"));

    @Test
    void market_codeThatIsNotOurs_isTheHomeMarket() {
        Shop shop = new Shop(new ShopRef(Platform.LAZADA, "1"), "one", List.of(MANILA, HANOI));
        assertThat(shop.market("VN")).isEqualTo(HANOI);
        assertThat(shop.market("")).isEqualTo(MANILA);
        assertThat(shop.market("XX")).isEqualTo(MANILA);
        assertThat(shop.zone()).isEqualTo(ZoneId.of("Asia/Manila"));
    }

    @Test
    void platform_nameOfAStranger_isAccepted() {
        assertThat(Platform.of("lazada")).isEqualTo(Platform.LAZADA);
        assertThat(Platform.of("market_stall9").code()).isEqualTo("market_stall9");
        for (String code : List.of("", "Lazada", "9stall", "a-b", "a".repeat(21), "\u0131nstall")) {
            assertThatThrownBy(() -> Platform.of(code)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void ref_idOutOfBounds_isRefused() {
        assertThat(new ShopRef(Platform.LAZADA, "100123")).hasToString("lazada/100123");
        assertThatThrownBy(() -> new ShopRef(Platform.LAZADA, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ShopRef(Platform.LAZADA, "1".repeat(65)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dataset_nameInAnyCase_isFound() {
        assertThat(Dataset.byName("INVENTORY")).contains(Dataset.INVENTORY);
        assertThat(Dataset.byName("Tickets")).isEmpty();
        assertThat(Dataset.all()).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void span_thatEndsBeforeItBegins_isRefused() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        assertThat(new Span(noon, noon, ZoneOffset.UTC).isEmpty()).isTrue();
        assertThatThrownBy(() -> new Span(noon, noon.minusNanos(1), ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-01-01T12:00:00Z");
    }
}
