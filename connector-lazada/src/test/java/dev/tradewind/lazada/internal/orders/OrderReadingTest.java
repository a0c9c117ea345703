package dev.tradewind.lazada.internal.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.fakes.Connectors;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.fakes.Reading;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.ListFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderReadingTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(7));
    private static final Instant NOW = TO.plusSeconds(600);

    private static final int SEEDS = Boolean.getBoolean("tradewind.full") ? 400 : 12;

    private final FakeShop shop = new FakeShop();

    @Test
    void window_quietShop_readsEachOrderOnceAndCounts() {
        fill(350, 60);
        shop.order("900", FROM.minusSeconds(1));
        shop.order("901", TO);

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.ids(Dataset.ORDERS))
                .hasSize(350)
                .doesNotHaveDuplicates()
                .doesNotContain("900", "901");
        assertThat(reading.evidence().proof()).isEqualTo(Proof.COUNTED);
        assertThat(reading.changes(Dataset.CUSTOMERS)).isNotEmpty();
        assertThat(reading.cursors).doesNotHaveDuplicates();
    }

    @Test
    void window_nothingAfterIt_endsWithCountThatFits() {
        fill(137, 60);

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(137);
        assertThat(reading.evidence().proof()).isEqualTo(Proof.COUNTED);
        assertThat(reading.evidence().count()).contains(new Count(38, 38, false));
        assertThat(reading.pages.get(reading.pages.size() - 1).coveredTo()).contains(TO);
    }

    @Test
    void window_notOverAtThePlatform_isCoveredOnlySoFar() {
        Instant platform = TO.plusSeconds(20);
        SliceReader reader = Connectors.of(shop, Clock.fixed(NOW, ZoneOffset.UTC), Optional.of(platform))
                .open(window(), Optional.empty());

        assertThat(reader.next().coveredTo()).contains(platform.minusSeconds(60));
    }

    @Test
    void window_empty_isCounted() {
        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.changes(Dataset.ORDERS)).isEmpty();
        assertThat(reading.evidence().count()).contains(new Count(0, 0, false));
    }

    @Test
    void window_noCountTold_endsWithRequestThatBringsNothingNew() {
        shop.counting = false;
        fill(137, 60);

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(137);
        assertThat(reading.evidence().proof()).isEqualTo(Proof.KEYSET);
        assertThat(shop.calls.stream().filter(call -> call.startsWith("orders")))
                .hasSize(3);
    }

    @Test
    void window_countTellsOfMoreThanCome_isLeftToTheJudge() {
        fill(20, 60);
        shop.spoilHead = head -> head.put("order_id", head.path("order_id").asLong());
        FakeShop liar = new FakeShop() {
            @Override
            public LazadaAnswer orders(java.util.Map<String, String> filter) {
                LazadaAnswer answer = shop.orders(filter);
                ((com.fasterxml.jackson.databind.node.ObjectNode) answer.data()).put("countTotal", 25);
                return answer;
            }
        };
        liar.orders.putAll(shop.orders);

        Reading reading = Reading.of(open(liar, window(), Optional.empty()));

        assertThat(reading.evidence().count()).contains(new Count(25, 1, false));
    }

    @Test
    void window_shopWorksWhileItIsRead_losesNothing() {
        int unproved = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            FakeShop busy = new FakeShop();
            int orders = 250 + random.nextInt(300);
            for (int i = 0; i < orders; i++) {
                boolean tied = random.nextInt(3) == 0;
                busy.order(id(i), FROM.plusSeconds(tied ? 200_000 : random.nextInt(600_000)));
            }
            busy.beforeList = call -> work(busy, random);

            Reading reading = Reading.of(open(busy, window(), Optional.empty()));

            Set<String> inside = busy.orders.values().stream()
                    .filter(order -> order.updatedAt.isBefore(TO))
                    .map(order -> order.id)
                    .collect(Collectors.toCollection(HashSet::new));
            assertThat(reading.distinct(Dataset.ORDERS)).as("seed %d", seed).containsAll(inside);
            unproved += reading.evidence().proof().reaches(Proof.KEYSET) ? 0 : 1;
        }
        // Where a second is worked on in every pass, nothing can be proved, and that is said.
        assertThat(unproved).isLessThanOrEqualTo(SEEDS / 50);
    }

    @Test
    void window_sameShopReadByOffset_wouldLose() {
        int losing = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            FakeShop busy = new FakeShop();
            for (int i = 0; i < 400; i++) {
                busy.order(id(i), FROM.plusSeconds(random.nextInt(600_000)));
            }
            busy.beforeList = call -> work(busy, random);
            LazadaCalls calls = new LazadaCalls(busy, LazadaSite.PH.market(), FakeShop.CONTEXT);
            Set<String> read = new HashSet<>();
            for (int offset = 0; offset < 400; offset += 100) {
                calls.orders(new ListFilter(FROM, Optional.of(TO.minusSeconds(1)), Optional.empty(), offset, 100))
                        .rows()
                        .forEach(row -> read.add(row.id()));
            }
            boolean lost = busy.orders.values().stream()
                    .anyMatch(order -> order.updatedAt.isBefore(TO) && !read.contains(order.id));
            losing += lost ? 1 : 0;
        }

        assertThat(losing).isGreaterThan(SEEDS / 2);
    }

    @Test
    void window_crashAfterEveryPage_readsTheSame() {
        fill(350, 60);

        Reading reading = Reading.crashing(cursor -> open(window(), cursor));

        assertThat(reading.ids(Dataset.ORDERS)).hasSize(350).doesNotHaveDuplicates();
    }

    @Test
    void window_secondThatFillsPages_isReadByOffset() {
        for (int i = 0; i < 350; i++) {
            shop.order(id(i), FROM.plusSeconds(1_000));
        }
        shop.order("800", FROM.plusSeconds(1_001));
        int[] edits = {0};
        shop.beforeList = call -> {
            if (call == 3 && edits[0]++ == 0) {
                shop.orders.get(id(0)).touch(NOW);
            }
        };

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(351);
        assertThat(reading.evidence().proof().reaches(Proof.KEYSET)).isTrue();
    }

    @Test
    void window_secondBeyondTheLargestOffset_isCutByStates() {
        List<String> words = List.of("pending", "shipped", "delivered", "canceled");
        for (int i = 0; i < 5_400; i++) {
            shop.order(id(i), FROM.plusSeconds(1_000)).status = words.get(i % 4);
        }

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.ids(Dataset.ORDERS)).hasSize(5_400).doesNotHaveDuplicates();
        assertThat(reading.evidence().proof().reaches(Proof.KEYSET)).isTrue();
    }

    @Test
    void window_secondThatCannotBeCut_saysThatItIsNotProved() {
        for (int i = 0; i < 5_400; i++) {
            shop.order(id(i), FROM.plusSeconds(1_000)).status = "a new word";
        }

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.evidence().proof()).isEqualTo(Proof.CHAINED);
        assertThat(reading.evidence().how()).contains("could not be proved whole");
    }

    @Test
    void window_filterIgnored_isAnError() {
        shop.obeysFilter = false;
        shop.order("1", FROM.minusSeconds(3_600));

        assertThatThrownBy(() -> Reading.of(open(window(), Optional.empty()))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void window_oneOrderThatCannotBeDecoded_costsItself() {
        fill(30, 60);
        shop.spoilHead = head -> {
            if (head.path("order_id").asText().equals(id(7))) {
                head.put("price", "a lot");
            }
        };

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(29).doesNotContain(id(7));
        assertThat(reading.pages.get(0).rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.id()).isEqualTo(id(7));
            assertThat(rejected.stage()).isEqualTo(Rejected.Stage.PARSE);
            assertThat(rejected.field()).isEqualTo("price");
            assertThat(rejected.reason()).doesNotContain("a lot");
            assertThat(rejected.raw()).contains("a lot");
        });
    }

    @Test
    void window_orderWithoutTimeOfChange_isRejectedAndReadingGoesOn() {
        fill(30, 60);
        shop.spoilHead = head -> {
            if (head.path("order_id").asText().equals(id(7))) {
                head.put("updated_at", "yesterday");
            }
        };

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(29);
        assertThat(reading.pages.get(0).rejected())
                .extracting(Rejected::id, Rejected::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(id(7), "updated_at"));
    }

    @Test
    void window_listedAndItemsNotDelivered_asksOnceAloneThenBlocks() {
        fill(3, 60);
        shop.spoilItems = order -> {
            if (order.path("order_id").asText().equals(id(1))) {
                order.remove("order_id");
            }
        };

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(shop.calls).contains("items " + id(1));
        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(3);
    }

    @Test
    void window_itemsNeverDelivered_blocks() {
        fill(3, 60);
        FakeShop silent = new FakeShop() {
            @Override
            public LazadaAnswer itemsOf(String orderIds) {
                return data(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode());
            }

            @Override
            public LazadaAnswer items(String orderId) {
                return orderId.equals(id(1))
                        ? data(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode())
                        : super.items(orderId);
            }
        };
        silent.orders.putAll(shop.orders);

        Reading reading = Reading.of(open(silent, window(), Optional.empty()));

        assertThat(reading.pages.get(0).rereads())
                .containsExactly(new Reread(Dataset.ORDERS, id(1), "listed, and its items were not delivered", true));
        assertThat(reading.distinct(Dataset.ORDERS)).hasSize(2);
    }

    @Test
    void window_orderEditedBetweenHeadAndItems_isReadAnew() {
        fill(3, 60);
        Instant edited = FROM.plusSeconds(5_000);
        int[] once = {0};
        shop.beforeItems = () -> {
            if (once[0]++ == 0) {
                shop.orders.get(id(1)).touch(edited);
                shop.orders.get(id(1)).status = "shipped";
            }
        };

        Reading reading = Reading.of(open(window(), Optional.empty()));

        Order order = (Order) reading.changes(Dataset.ORDERS).stream()
                .filter(change -> change.id().equals(id(1)))
                .findFirst()
                .orElseThrow()
                .record()
                .orElseThrow();
        assertThat(shop.calls).contains("order " + id(1));
        assertThat(order.updatedAt()).isEqualTo(edited);
        assertThat(order.sourceStatus()).isEqualTo("shipped");
    }

    @Test
    void window_itemsAlwaysNewerThanHead_doesNotAskForEver() {
        shop.order("5", FROM.plusSeconds(60)).itemsUpdatedAt = FROM.plusSeconds(90);

        Reading reading = Reading.of(open(window(), Optional.empty()));

        assertThat(reading.distinct(Dataset.ORDERS)).containsExactly("5");
        assertThat(shop.calls.stream().filter(call -> call.equals("order 5"))).hasSize(1);
    }

    @Test
    void ids_knownAndUnknown_areAllAnswered() {
        fill(70, 60);
        Slice slice = new Slice("orders", "", new Scope.Ids(Dataset.ORDERS, Set.of(id(1), id(69), "424242")));

        Reading reading = Reading.of(open(slice, Optional.empty()));

        assertThat(reading.distinct(Dataset.ORDERS)).containsExactlyInAnyOrder(id(1), id(69));
        assertThat(reading.pages.get(0).rejected())
                .extracting(Rejected::id, Rejected::stage)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("424242", Rejected.Stage.FETCH));
        assertThat(reading.evidence().count()).contains(new Count(3, 3, false));
    }

    @Test
    void ids_manyAcrossCrashes_areAllAnsweredOnce() {
        fill(130, 60);
        Slice slice = new Slice("orders", "", new Scope.Ids(Dataset.ORDERS, shop.orders.keySet()));

        Reading reading = Reading.crashing(cursor -> open(slice, cursor));

        assertThat(reading.ids(Dataset.ORDERS)).hasSize(130).doesNotHaveDuplicates();
    }

    @Test
    void cursor_ofAnotherFormat_startsTheSliceAnew() {
        assertThatThrownBy(() -> open(window(), Optional.of(Cursor.of("9;orders;whatever")))
                        .next())
                .isInstanceOf(CursorExpiredException.class);
    }

    @Test
    void customers_comeWithTheOrdersVersion_withoutNames() {
        fill(1, 60);

        Reading reading = Reading.of(open(window(), Optional.empty()));

        Customer buyer =
                (Customer) reading.changes(Dataset.CUSTOMERS).get(0).record().orElseThrow();
        assertThat(buyer.displayName()).isNull();
        assertThat(buyer.masked()).isTrue();
        assertThat(buyer.city()).isEqualTo("Makati");
        assertThat(buyer.postalPrefix()).isEqualTo("122");
        assertThat(reading.changes(Dataset.CUSTOMERS).get(0).version())
                .isEqualTo(reading.changes(Dataset.ORDERS).get(0).version());
    }

    private void fill(int orders, int secondsApart) {
        for (int i = 0; i < orders; i++) {
            shop.order(id(i), FROM.plusSeconds((long) i * secondsApart));
        }
    }

    private static void work(FakeShop shop, Random random) {
        List<FakeShop.StoredOrder> all = List.copyOf(shop.orders.values());
        for (int n = random.nextInt(4); n > 0; n--) {
            all.get(random.nextInt(all.size())).touch(NOW.plusSeconds(random.nextInt(60)));
        }
        shop.order(Integer.toString(5_000_000 + shop.orders.size()), NOW);
    }

    private static String id(int number) {
        return Integer.toString(1_000_000 + number);
    }

    private static Slice window() {
        return new Slice("orders", "", new Scope.Window(FROM, TO));
    }

    private SliceReader open(Slice slice, Optional<Cursor> cursor) {
        return open(shop, slice, cursor);
    }

    private static SliceReader open(FakeShop api, Slice slice, Optional<Cursor> cursor) {
        return Connectors.of(api, Clock.fixed(NOW, ZoneOffset.UTC)).open(slice, cursor);
    }
}
