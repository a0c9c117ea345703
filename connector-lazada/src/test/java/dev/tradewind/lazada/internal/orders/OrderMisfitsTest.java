package dev.tradewind.lazada.internal.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.lazada.fakes.Connectors;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.fakes.FakeShop.StoredOrder;
import dev.tradewind.lazada.fakes.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that are given in pieces, out of their time, or with values that nothing can be done with: none is lost. */
class OrderMisfitsTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(7));
    private static final Instant NOW = TO.plusSeconds(600);

    private final FakeShop shop = new FakeShop();

    @Test
    void window_rowsOfATieThatCannotBePlaced_areRejectedNotLost() {
        for (int i = 0; i < 250; i++) {
            shop.order(id(i), FROM.plusSeconds(1_000));
        }
        shop.spoilHead = head -> {
            if (head.path("order_id").asLong() % 5 < 2) {
                head.put("updated_at", "yesterday");
            }
        };

        Reading reading = read();

        Set<String> kept = new HashSet<>(reading.distinct(Dataset.ORDERS));
        reading.pages.forEach(page -> page.rejected().forEach(reject -> kept.add(reject.id())));
        assertThat(kept).hasSize(250);
    }

    @Test
    void window_crashAfterEveryPageOfATie_readsTheSame() {
        for (int i = 0; i < 350; i++) {
            shop.order(id(i), FROM.plusSeconds(1_000));
        }

        Reading reading = Reading.crashing(this::open);

        assertThat(reading.ids(Dataset.ORDERS)).hasSize(350).doesNotHaveDuplicates();
        assertThat(reading.evidence().proof().reaches(Proof.KEYSET)).isTrue();
    }

    @Test
    void window_fewerItemsThanStated_blocksInsteadOfLosingLines() {
        fill(3, 60);
        shop.spoilHead = head -> {
            if (head.path("order_id").asText().equals(id(1))) {
                head.put("items_count", 3);
            }
        };

        Reading reading = read();

        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(2).doesNotContain(id(1));
        assertThat(reading.pages.get(0).rereads()).singleElement().satisfies(reread -> {
            assertThat(reread.id()).isEqualTo(id(1));
            assertThat(reread.blocks()).isTrue();
            assertThat(reread.why()).contains("3 items").contains("1 were delivered");
        });
    }

    @Test
    void window_headGivenOlderThanListed_blocksInsteadOfGoingBack() {
        StoredOrder order = shop.order(id(1), FROM.plusSeconds(5_000));
        shop.beforeItems = () -> order.updatedAt = FROM.plusSeconds(10);
        order.itemsUpdatedAt = FROM.plusSeconds(6_000);

        Reading reading = read();

        assertThat(reading.changes(Dataset.ORDERS)).isEmpty();
        assertThat(reading.pages.get(0).rereads())
                .singleElement()
                .satisfies(reread -> assertThat(reread.why()).contains("listed as changed at"));
    }

    @Test
    void window_orderThatChangesAtEachReading_blocks() {
        StoredOrder order = shop.order(id(1), FROM.plusSeconds(5_000));
        int[] reads = {0};
        shop.beforeItems = () -> order.touch(FROM.plusSeconds(6_000 + reads[0]++));

        Reading reading = read();

        assertThat(reading.changes(Dataset.ORDERS)).isEmpty();
        assertThat(reading.pages.get(0).rereads())
                .singleElement()
                .satisfies(reread -> assertThat(reread.blocks()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "9e99", "1e-30", "123456789012345678901234567890123456789012"})
    void window_priceOutOfAllBounds_costsItsOrderOnly(String price) {
        fill(3, 60);
        shop.spoilHead = head -> {
            if (head.path("order_id").asText().equals(id(1))) {
                head.put("price", price);
            }
        };

        Reading reading = read();

        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(2);
        assertThat(reading.pages.get(0).rejected()).extracting(Rejected::id).containsExactly(id(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e999999999", "9e30", "99999999999999999999"})
    void window_timeOutOfAllBounds_costsItsOrderOnly(String time) {
        fill(3, 60);
        shop.spoilHead = head -> {
            if (head.path("order_id").asText().equals(id(1))) {
                head.put("updated_at", time);
            }
        };

        Reading reading = read();

        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(2);
        assertThat(reading.pages.get(0).rejected()).extracting(Rejected::id).containsExactly(id(1));
    }

    private void fill(int orders, int secondsApart) {
        for (int i = 0; i < orders; i++) {
            shop.order(id(i), FROM.plusSeconds((long) i * secondsApart));
        }
    }

    private static String id(int number) {
        return Integer.toString(1_000_000 + number);
    }

    private Reading read() {
        return Reading.of(open(Optional.empty()));
    }

    private SliceReader open(Optional<Cursor> from) {
        return Connectors.of(shop, Clock.fixed(NOW, ZoneOffset.UTC))
                .open(new Slice("orders", "", new Scope.Window(FROM, TO)), from);
    }
}
