package dev.tradewind.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.SyncRun;
import dev.tradewind.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
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
    void rejects_oneBadOrder_isNamedAndLoadsWhenTheShopHasMendedIt() {
        long bad = fake.world().allOrders().findFirst().orElseThrow().id();
        fake.corrupt(Set.of(bad));
        Connector shop = fake.connector();
        List<ReceiptLine> alarms = new ArrayList<>();
        production.nightly(Stream.of(shop), alarms::add);
        assertThat(alarms).singleElement().satisfies(line -> {
            assertThat(line.dataset()).isEqualTo(Dataset.ORDERS);
            assertThat(line.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(line.reasons()).extracting(Reason::code).containsExactly(Reason.Code.REJECTED);
        });
        assertThat(warehouse.count("wh_order")).isEqualTo(19);
        log.clear();

        assertThat(production.rejects(shop).worst()).hasValue(Outcome.PARTIAL);

        assertThat(log).singleElement().asString().startsWith(bad + " ").endsWith(" price");
        fake.corrupt(Set.of());
        assertThat(production.rejects(shop).isComplete()).isTrue();
        assertThat(warehouse.rejects().open(shop.shop().ref(), Dataset.ORDERS)).isEmpty();
        assertThat(warehouse.count("wh_order")).isEqualTo(20);
        assertThat(warehouse.count("fact_orders")).isEqualTo(fake.world().orderLines());
    }

    @Test
    void stop_inTheMiddleOfARun_endsAtACommitAndTheNextRunGoesOn() throws Exception {
        CompletableFuture<SyncRun> run = new CompletableFuture<>();
        FutureTask<Optional<Receipt>> stop = new FutureTask<>(() -> production.stop(run.get()));
        Thread host = new Thread(stop, "host that goes down");
        fake.between(calls -> {
            if (calls == 4) {
                run.join();
                host.start();
                awaitWaiting(host);
            }
        });
        run.complete(orders().start());

        Receipt receipt = stop.get().orElseThrow();

        assertThat(receipt.lines()).extracting(ReceiptLine::outcome).containsExactly(Outcome.STOPPED);
        assertThat(warehouse.count("wh_order")).isBetween(1L, 19L);
        Receipt next = orders().run();
        assertThat(next.isComplete()).as(next.toString()).isTrue();
        assertThat(warehouse.count("fact_orders")).isEqualTo(fake.world().orderLines());
    }

    private Sync orders() {
        return warehouse
                .sync(fake.connector())
                .datasets(Dataset.ORDERS)
                .since(fake.world().seed().from())
                .lanes(1);
    }

    /** Until the run was asked to end, and only its end is waited for: the call that is under way is answered after that. */
    private static void awaitWaiting(Thread host) {
        Set<Thread.State> waiting = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);
        while (!waiting.contains(host.getState())) {
            Thread.onSpinWait();
        }
    }
}
