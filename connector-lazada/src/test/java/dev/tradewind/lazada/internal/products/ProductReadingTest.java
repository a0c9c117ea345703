package dev.tradewind.lazada.internal.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.lazada.fakes.Connectors;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.fakes.Reading;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProductReadingTest {
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(30));
    private static final Instant NOW = TO.plusSeconds(600);

    private static final int SEEDS = Boolean.getBoolean("tradewind.full") ? 300 : 10;

    private final FakeShop shop = new FakeShop();

    @Test
    void window_listInNoOrder_readsEachProductOnce() {
        fill(700, new Random(1));
        shop.products.put("100000", FROM.minusSeconds(1));
        shop.products.put("100001", TO);
        shop.products.put("9", FROM.plusSeconds(5));

        Reading reading = Reading.of(open(window("all"), Optional.empty()));

        assertThat(reading.ids(Dataset.PRODUCTS)).hasSize(700).doesNotHaveDuplicates();
        assertThat(reading.evidence().proof()).isEqualTo(Proof.COUNTED);
        assertThat(reading.changes(Dataset.INVENTORY)).isEmpty();
        assertThat(shop.calls).hasSizeLessThan(80);
    }

    @Test
    void window_countThatIsNotAboutTheFilter_endsUnprovedAfterFewCalls() {
        fill(20, new Random(1));
        FakeShop liar = new FakeShop() {
            @Override
            public LazadaAnswer products(Map<String, String> filter) {
                LazadaAnswer answer = shop.products(filter);
                ((ObjectNode) answer.data()).put("total_products", 5_000);
                return answer;
            }
        };

        Reading reading = Reading.of(open(liar, window("all"), Optional.empty()));

        assertThat(reading.ids(Dataset.PRODUCTS)).hasSize(20);
        assertThat(reading.evidence().proof()).isEqualTo(Proof.CHAINED);
        assertThat(reading.evidence().how()).contains("more is stated than is given");
        assertThat(shop.calls).hasSizeLessThan(10);
    }

    @Test
    void window_quietMonth_costsOneCall() {
        Reading reading = Reading.of(open(window("all"), Optional.empty()));

        assertThat(reading.changes(Dataset.PRODUCTS)).isEmpty();
        assertThat(shop.calls).hasSize(1);
    }

    @Test
    void window_deletedPart_saysDeleted() {
        fill(20, new Random(1));
        shop.products.put("9001", FROM.plusSeconds(500));

        Reading reading = Reading.of(open(window("deleted"), Optional.empty()));

        Change<?> change = reading.changes(Dataset.PRODUCTS).get(0);
        assertThat(reading.ids(Dataset.PRODUCTS)).containsExactly("9001");
        assertThat(((Product) change.record().orElseThrow()).status()).isEqualTo(ProductStatus.DELETED);
        assertThat(change.version().source()).isEqualTo(FROM.plusSeconds(500));
    }

    @Test
    void window_shopWorksWhileItIsRead_losesNothing() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            FakeShop busy = new FakeShop();
            for (int i = 0; i < 400; i++) {
                boolean tied = random.nextInt(4) == 0;
                busy.products.put(id(i), FROM.plusSeconds(tied ? 99_000 : random.nextInt(2_500_000)));
            }
            busy.beforeList = call -> {
                for (int n = random.nextInt(4); n > 0; n--) {
                    busy.products.put(id(random.nextInt(400)), NOW);
                }
            };

            Reading reading = Reading.of(open(busy, window("all"), Optional.empty()));

            Set<String> inside = busy.products.entrySet().stream()
                    .filter(product -> product.getValue().isBefore(TO))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(reading.distinct(Dataset.PRODUCTS)).as("seed %d", seed).containsAll(inside);
        }
    }

    @Test
    void window_bulkEditInOneSecond_isReadByOffset() {
        for (int i = 0; i < 320; i++) {
            shop.products.put(id(i), FROM.plusSeconds(1_000).plusMillis(i));
        }

        Reading reading = Reading.of(open(window("all"), Optional.empty()));

        assertThat(reading.ids(Dataset.PRODUCTS)).hasSize(320).doesNotHaveDuplicates();
        assertThat(reading.evidence().proof()).isEqualTo(Proof.COUNTED);
    }

    @Test
    void window_noCountTold_isStillWhole() {
        shop.counting = false;
        fill(333, new Random(2));

        Reading reading = Reading.of(open(window("all"), Optional.empty()));

        assertThat(reading.distinct(Dataset.PRODUCTS)).hasSize(333);
        assertThat(reading.evidence().proof()).isEqualTo(Proof.KEYSET);
    }

    @Test
    void window_crashAfterEveryPage_readsTheSame() {
        fill(500, new Random(3));

        Reading reading = Reading.crashing(cursor -> open(window("all"), cursor));

        assertThat(reading.ids(Dataset.PRODUCTS)).hasSize(500).doesNotHaveDuplicates();
        assertThat(reading.evidence().proof()).isEqualTo(Proof.KEYSET);
    }

    @Test
    void window_filterIgnored_isAnError() {
        FakeShop deaf = new FakeShop() {
            @Override
            public LazadaAnswer products(Map<String, String> filter) {
                Map<String, String> other = new java.util.HashMap<>(filter);
                other.put("update_after", "2020-01-01T00:00:00+08:00");
                return super.products(other);
            }
        };
        deaf.products.put("1", FROM.minusSeconds(3_600));

        assertThatThrownBy(() -> Reading.of(open(deaf, window("all"), Optional.empty())))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void sweep_wholeShop_bringsStockOfEveryVariant() {
        fill(120, new Random(4));
        shop.products.put("77", Instant.parse("2013-05-05T00:00:00Z"));

        Reading reading = Reading.of(open(new Slice("stock", "", new Scope.AsOf(NOW)), Optional.empty()));

        assertThat(reading.distinct(Dataset.PRODUCTS)).hasSize(121).contains("77");
        assertThat(reading.changes(Dataset.INVENTORY)).hasSize(121);
        Change<?> stock = reading.changes(Dataset.INVENTORY).stream()
                .filter(change -> change.id().equals("77/775/dropshipping"))
                .findFirst()
                .orElseThrow();
        assertThat(((StockLevel) stock.record().orElseThrow()).quantity()).isEqualTo(12);
        assertThat(((StockLevel) stock.record().orElseThrow()).reserved()).isEqualTo(2);
    }

    @Test
    void sweep_productEditedMeanwhile_isMetAgain() {
        fill(300, new Random(5));
        int[] once = {0};
        shop.beforeList = call -> {
            if (call == 4 && once[0]++ == 0) {
                List.of(id(0), id(1), id(299)).forEach(product -> shop.products.put(product, NOW.plusSeconds(30)));
            }
        };

        Reading reading = Reading.of(open(new Slice("stock", "", new Scope.AsOf(NOW)), Optional.empty()));

        assertThat(reading.distinct(Dataset.PRODUCTS)).hasSize(300);
    }

    @Test
    void ids_productThatIsNotThere_isGone() {
        shop.products.put("5", FROM);
        Slice slice = new Slice("products", "all", new Scope.Ids(Dataset.PRODUCTS, Set.of("5", "6")));

        Reading reading = Reading.of(open(slice, Optional.empty()));

        assertThat(reading.changes(Dataset.PRODUCTS))
                .extracting(Change::id, change -> change.record().isPresent())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("5", true),
                        org.assertj.core.groups.Tuple.tuple("6", false));
    }

    private void fill(int products, Random random) {
        for (int i = 0; i < products; i++) {
            shop.products.put(id(i), FROM.plusSeconds(random.nextInt(2_500_000)));
        }
    }

    private static String id(int number) {
        return Integer.toString(1_000_000 + number);
    }

    private static Slice window(String part) {
        return new Slice("products", part, new Scope.Window(FROM, TO));
    }

    private SliceReader open(Slice slice, Optional<Cursor> cursor) {
        return open(shop, slice, cursor);
    }

    private static SliceReader open(FakeShop api, Slice slice, Optional<Cursor> cursor) {
        return Connectors.of(api, Clock.fixed(NOW, ZoneOffset.UTC)).open(slice, cursor);
    }
}
