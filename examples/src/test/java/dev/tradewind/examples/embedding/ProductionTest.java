package dev.tradewind.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductionTest {
    private final FakeLazada fake = FakeLazada.start(Seed.of(7).orders(20).products(4));
    private final Warehouse warehouse = Warehouse.embedded();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final List<String> log = new ArrayList<>();
    private final Production production = new Production(warehouse, pool, log::add);

    @AfterEach
    void close() {
        pool.shutdown();
        warehouse.close();
        fake.close();
    }

    @Test
    void plan_beforeTheFirstRun_namesEachFeed() {
        production.plan(fake.connector());

        assertThat(log).anyMatch(line -> line.matches("orders: [1-9][0-9]* slices, calls: at least [1-9].*"));
    }

    @Test
    void nightly_goodShop_raisesNoAlarmAndLeavesNothingOpen() {
        List<Object> alarms = new ArrayList<>();

        Receipt receipt = production.nightly(Stream.of(fake.connector()), alarms::add);

        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
        assertThat(alarms).isEmpty();
        log.clear();
        assertThat(production.rejects(fake.connector()).isComplete()).isTrue();
        production.gaps();
        production.losses("ana", loss -> true);
        assertThat(log).isEmpty();
    }

    @Test
    void drain_pushedOrder_readsItById() {
        Connector shop = fake.connector();
        String id =
                Long.toString(fake.world().allOrders().findFirst().orElseThrow().id());
        ShopRef ref = shop.shop().ref();
        production.pushed(new WebhookEvent(
                ref.platform(),
                Optional.of(ref.id()),
                "order",
                Map.of(Dataset.ORDERS, Set.of(id)),
                "delivery-1",
                Optional.empty(),
                new RawJson("{}")));

        Receipt receipt = production.drain(known -> known.equals(ref) ? Optional.of(shop) : Optional.empty());

        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
        assertThat(warehouse.count("wh_order")).isEqualTo(1);
        assertThat(warehouse.hints().open()).isEmpty();
    }

    @Test
    void stop_runThatWasStarted_givesItsReceipt() {
        assertThat(production.stop(warehouse.sync(fake.connector()).lanes(1).start()))
                .isPresent();
    }
}
