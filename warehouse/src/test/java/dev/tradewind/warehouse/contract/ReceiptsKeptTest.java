package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.ShopCoverage;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Receipts are forgotten in time, and what is left of them is right. */
class ReceiptsKeptTest {
    private static final Seed SEED = Seed.of(41).orders(20);

    private final VirtualTime time = VirtualTime.at(SEED.to());
    private final MemoryPlatform one = shop("one");
    private final MemoryPlatform other = shop("other");

    static Stream<Supplier<TestDatabase>> engines() {
        return Stream.of(Engines::duckDb, () -> Engines.postgres(ReceiptsKeptTest.class));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_receiptsOlderThanKept_areForgottenButForTheNewestLineOfEachShop(Supplier<TestDatabase> engine) {
        try (Warehouse warehouse = open(engine.get())) {
            Receipt both = sync(warehouse, one, other);
            Receipt failed = syncTwice(warehouse, one);
            later(Duration.ofDays(50));
            Receipt second = sync(warehouse, one);
            later(Duration.ofDays(50));
            List<ShopCoverage> coverage = warehouse.coverage().stream()
                    .filter(each -> each.shop().id().equals("other"))
                    .toList();
            Receipt third = sync(warehouse, one);

            assertThat(warehouse.receipt(both.runId()))
                    .as("only a part of it is left")
                    .isEmpty();
            assertThat(warehouse.receipt(failed.runId())).isEmpty();
            assertThat(lines(warehouse))
                    .isEqualTo(List.of(line(both, "other"), line(second, "one"), line(third, "one")));
            assertThat(warehouse.receipt(second.runId())).contains(second);
            assertThat(warehouse.receipt(third.runId())).contains(third);
            assertThat(warehouse.coverage()).containsAll(coverage);

            Receipt back = sync(warehouse, other);
            later(Duration.ofDays(60));
            Receipt last = sync(warehouse, one);

            assertThat(lines(warehouse)).isEqualTo(List.of(line(third, "one"), line(back, "other"), line(last, "one")));
            assertThat(warehouse.count("wh_run")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_nothingToRead_leavesOneRow(Supplier<TestDatabase> engine) {
        try (Warehouse warehouse = open(engine.get())) {
            Receipt busy = sync(warehouse, one, other);
            time.advance(Duration.ofDays(3));
            sync(warehouse, one, other);
            List<Receipt> polls = new ArrayList<>();
            for (int poll = 0; poll < 4; poll++) {
                time.advance(Duration.ofMinutes(5));
                polls.add(sync(warehouse, one, other));
                polls.add(
                        warehouse.refresh(shop -> Optional.empty()).fromHints().run());
            }
            Receipt idle = polls.get(6);
            Receipt drain = polls.get(7);

            assertThat(polls).allSatisfy(poll -> {
                assertThat(poll.isComplete()).isTrue();
                assertThat(poll.counts().read()).isZero();
            });
            assertThat(warehouse.count("wh_run")).isEqualTo(3);
            for (Receipt receipt : List.of(busy, idle, drain)) {
                assertThat(warehouse.receipt(receipt.runId())).contains(receipt);
            }
            Receipt ofOne = sync(warehouse, one);
            assertThat(warehouse.receipt(idle.runId()))
                    .as("it has a line that the newer one has not")
                    .contains(idle);
            assertThat(warehouse.receipt(ofOne.runId())).contains(ofOne);
        }
    }

    @Test
    void keepReceipts_forNoTimeThatThereIs_isRefused() {
        assertThatThrownBy(() -> Warehouse.open("jdbc:duckdb:").keepReceipts(Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 36500 days");
    }

    /** A run with lines of no shop that is known. */
    private Receipt syncTwice(Warehouse warehouse, MemoryPlatform shop) {
        later(Duration.ofHours(1));
        Receipt receipt = run(warehouse, Stream.of(shop.connector(), shop.connector()));
        assertThat(receipt.worst()).hasValue(Outcome.SKIPPED);
        return receipt;
    }

    private Receipt sync(Warehouse warehouse, MemoryPlatform... shops) {
        Receipt receipt = run(warehouse, Stream.of(shops).map(MemoryPlatform::connector));
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
        return receipt;
    }

    private static Receipt run(Warehouse warehouse, Stream<Connector> shops) {
        return warehouse
                .sync(shops)
                .datasets(Dataset.ORDERS)
                .since(SEED.from())
                .lanes(1)
                .run();
    }

    /** Time goes by, and both shops sell something. */
    private void later(Duration duration) {
        time.advance(duration);
        one.world().insert(time.instant().minus(Duration.ofMinutes(30)));
        other.world().insert(time.instant().minus(Duration.ofMinutes(30)));
    }

    private static String line(Receipt receipt, String shop) {
        return receipt.runId() + " " + shop;
    }

    private static List<String> lines(Warehouse warehouse) {
        List<String> lines = new ArrayList<>();
        warehouse
                .query("select l.run_id, s.source_shop_id from wh_run_line l join wh_run r on r.run_id = l.run_id"
                        + " left join wh_shop s on s.shop_key = l.shop_key order by r.started_at, l.position")
                .stream(columns -> {}, row -> lines.add(row.get(0) + " " + row.get(1)));
        return lines;
    }

    private MemoryPlatform shop(String id) {
        return MemoryPlatform.of(SEED, time, id, "account of " + id, MemoryFeed.orders());
    }

    private Warehouse open(TestDatabase database) {
        return Warehouse.open(database.url())
                .clock(time)
                .sleeper(time)
                .chance(SeededChance.of(1))
                .keepReceipts(Duration.ofDays(90))
                .build();
    }
}
