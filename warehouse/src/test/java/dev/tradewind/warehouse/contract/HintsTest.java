package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.warehouse.Hint;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is pushed is kept, and read again by its id. */
class HintsTest {
    private final MemoryPlatform shop = MemoryPlatform.of(Seed.of(4).orders(120), MemoryFeed.orders());

    @Test
    void refresh_hints_readsTheseRecordsAndNothingElse() {
        try (Warehouse warehouse = open("jdbc:duckdb:", 1)) {
            List<String> ids = ids(70);
            for (String id : ids) {
                assertThat(warehouse.hints().add(push("1", "d" + id, id))).isTrue();
            }
            assertThat(warehouse.hints().add(push("1", "d" + ids.get(0), ids.get(0))))
                    .isFalse();

            Receipt receipt = refresh(warehouse);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(receipt.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.counts().read()).isEqualTo(70));
            assertThat(warehouse.hints().open()).isEmpty();
            assertThat(warehouse.count("wh_order")).isEqualTo(70);
            assertThat(warehouse.hints().add(push("1", "d" + ids.get(0), ids.get(0))))
                    .isFalse();
            assertThat(refresh(warehouse).lines()).isEmpty();
        }
    }

    @Test
    void refresh_recordThatIsGoneAndOneThatCannotBeRead_areToldApart() {
        try (Warehouse warehouse = open("jdbc:duckdb:", 1)) {
            List<String> ids = ids(3);
            shop.quirks("orders").corrupt(Set.of(Long.parseLong(ids.get(1))));
            shop.world().delete(Long.parseLong(ids.get(2)));
            ids.forEach(id -> warehouse.hints().add(push("1", "d" + id, id)));

            Receipt receipt = refresh(warehouse);

            assertThat(receipt.worst()).hasValue(Outcome.PARTIAL);
            assertThat(outcomes(warehouse))
                    .isEqualTo(Map.of(ids.get(0), "READ", ids.get(1), "UNKNOWN", ids.get(2), "GONE"));
            assertThat(warehouse.rejects().open(shop.shop().ref(), Dataset.ORDERS))
                    .hasSize(1);
        }
    }

    @Test
    void refresh_platformDown_keepsTheHintsForTheNext() {
        try (Warehouse warehouse = open("jdbc:duckdb:", 1)) {
            ids(3).forEach(id -> warehouse.hints().add(push("1", "d" + id, id)));
            shop.beforePage(call -> {
                throw new UnavailableException(
                        ErrorContext.of(shop.shop().ref(), "read"), "the platform is down", "Wait", null);
            });
            assertThat(refresh(warehouse).worst()).hasValue(Outcome.FAILED);
            assertThat(warehouse.hints().open()).hasSize(3);

            shop.beforePage(call -> {});
            assertThat(refresh(warehouse).isComplete()).isTrue();
            assertThat(warehouse.count("wh_order")).isEqualTo(3);
        }
    }

    @Test
    void refresh_hintThatComesWhileItsRecordIsRead_isReadAnew() {
        try (Warehouse warehouse = open("jdbc:duckdb:", 1)) {
            String id = ids(1).get(0);
            warehouse.hints().add(push("1", "first", id));
            shop.beforePage(call -> warehouse.hints().add(push("1", "second", id)));

            Receipt receipt = refresh(warehouse);

            assertThat(receipt.lines().get(0).counts().read()).isEqualTo(2);
            assertThat(warehouse.hints().open()).isEmpty();
        }
    }

    @Test
    void refresh_sliceOfAStoppedSyncIsHalfRead_isNotHeldUpByIt() {
        shop.quirks("orders").pageSize(5);
        try (Warehouse warehouse = open("jdbc:duckdb:", 1)) {
            Receipt stopped = warehouse
                    .sync(shop.connector())
                    .since(Instant.parse("2026-10-01T00:00:00Z"))
                    .deadline(Duration.ofMillis(15))
                    .lanes(1)
                    .run();
            assertThat(stopped.worst()).hasValue(Outcome.STOPPED);
            long there = warehouse.count("wh_order");
            warehouse.hints().add(push("1", "d1", ids(120).get(119)));

            assertThat(refresh(warehouse).isComplete()).isTrue();

            assertThat(there).isPositive();
            assertThat(warehouse.hints().open()).isEmpty();
        }
    }

    @Test
    void refresh_shopThatNobodyKnows_keepsAndShowsItsHints() {
        try (Warehouse warehouse = open("jdbc:duckdb:", 1)) {
            warehouse.hints().add(push("stranger", "d1", "5"));

            assertThat(refresh(warehouse).lines()).isEmpty();

            assertThat(warehouse.hints().open()).extracting(Hint::id).containsExactly("5");
        }
    }

    @Test
    void refresh_askingForOneShopThrows_failsThatShopAndReadsTheOthers() {
        try (Warehouse warehouse = open("jdbc:duckdb:", 1)) {
            String id = ids(1).get(0);
            warehouse.hints().add(push("broken", "d1", "5"));
            warehouse.hints().add(push("1", "d2", id));

            Receipt receipt = warehouse
                    .refresh(wanted -> {
                        if (wanted.id().equals("broken")) {
                            throw new IllegalStateException("no such tenant");
                        }
                        return Optional.of(shop.connector());
                    })
                    .fromHints()
                    .lanes(1)
                    .run();

            assertThat(receipt.lines()).hasSize(2);
            assertThat(receipt.incomplete()).singleElement().satisfies(line -> {
                assertThat(line.shop().id()).isEqualTo("broken");
                assertThat(line.dataset()).isEqualTo(Dataset.ORDERS);
                assertThat(line.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(line.reasons().get(0).message()).contains("IllegalStateException: no such tenant");
            });

            assertThat(warehouse.hints().open()).extracting(Hint::id).containsExactly("5");
            assertThat(warehouse.count("wh_order")).isEqualTo(1);
        }
    }

    @Test
    void refresh_shopThatAnotherProcessReads_isSkippedAndReadOnce() {
        String url = Engines.postgres(HintsTest.class).url();
        try (Warehouse one = open(url, 1);
                Warehouse other = open(url, 2)) {
            ids(5).forEach(id -> one.hints().add(push("1", "d" + id, id)));
            shop.beforePage(call -> assertThat(refresh(other).worst()).hasValue(Outcome.SKIPPED));

            assertThat(refresh(one).counts().read()).isEqualTo(5);
            assertThat(refresh(other).lines()).isEmpty();
        }
    }

    @Test
    void sync_hintsOfItsShop_areReadToo() {
        try (Warehouse warehouse = open("jdbc:duckdb:", 1)) {
            String id = ids(1).get(0);
            warehouse.hints().add(push("1", "d1", id));

            assertThat(warehouse.sync(shop.connector()).lanes(1).run().isComplete())
                    .isTrue();

            assertThat(warehouse.hints().open()).isEmpty();
        }
    }

    private Receipt refresh(Warehouse warehouse) {
        return warehouse.refresh(this::connector).fromHints().lanes(1).run();
    }

    private Optional<Connector> connector(ShopRef ref) {
        return ref.equals(shop.shop().ref()) ? Optional.of(shop.connector()) : Optional.empty();
    }

    private static Map<String, String> outcomes(Warehouse warehouse) {
        Map<String, String> all = new HashMap<>();
        warehouse.query("select record_id, outcome from wh_hint").stream(
                columns -> {}, row -> all.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        return all;
    }

    private List<String> ids(int count) {
        return shop.world()
                .allOrders()
                .limit(count)
                .map(WorldOrder::id)
                .map(String::valueOf)
                .toList();
    }

    private static WebhookEvent push(String shopId, String delivery, String id) {
        return new WebhookEvent(
                MemoryPlatform.PLATFORM,
                Optional.of(shopId),
                "order",
                Map.of(Dataset.ORDERS, Set.of(id)),
                delivery,
                Optional.empty(),
                new RawJson("{}"));
    }

    private Warehouse open(String url, long seed) {
        return Warehouse.open(url)
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(seed))
                .build();
    }
}
