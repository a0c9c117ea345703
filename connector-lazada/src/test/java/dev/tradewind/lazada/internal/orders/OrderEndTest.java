package dev.tradewind.lazada.internal.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.lazada.fakes.Connectors;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.fakes.Reading;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a window of orders ends. */
class OrderEndTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(7));

    @Test
    void window_fullPageThatEndsBeyondIt_endsThereAndCountsNothing() {
        FakeShop shop = new FakeShop();
        for (int i = 0; i < 99; i++) {
            shop.order(Integer.toString(1_000 + i), FROM.plusSeconds(i));
        }
        shop.order("1200", TO);
        shop.order("1201", TO);

        Reading reading = read(shop, TO);

        assertThat(reading.ids(Dataset.ORDERS)).hasSize(99);
        assertThat(reading.evidence().proof()).isEqualTo(Proof.KEYSET);
        assertThat(reading.evidence().count()).isEmpty();
        assertThat(shop.calls).filteredOn(call -> call.startsWith("orders")).hasSize(1);
    }

    @Test
    void window_endsInsideASecondAndThePlatformCountsTheEndOut_readsThatSecond() {
        FakeShop shop = new FakeShop() {
            @Override
            public LazadaAnswer orders(Map<String, String> filter) {
                Map<String, String> exclusive = new HashMap<>(filter);
                exclusive.computeIfPresent(
                        "update_before",
                        (name, end) -> OffsetDateTime.parse(end).minusSeconds(1).toString());
                return super.orders(exclusive);
            }
        };
        shop.order("1000", TO.minusSeconds(1));
        shop.order("1001", TO);

        assertThat(read(shop, TO.plusMillis(400)).ids(Dataset.ORDERS)).containsExactly("1000", "1001");
    }

    private static Reading read(FakeShop shop, Instant to) {
        Clock clock = Clock.fixed(TO.plusSeconds(600), ZoneOffset.UTC);
        return Reading.of(Connectors.of(shop, clock)
                .open(new Slice(OrderFeed.ORDERS, "", new Scope.Window(FROM, to)), Optional.empty()));
    }
}
