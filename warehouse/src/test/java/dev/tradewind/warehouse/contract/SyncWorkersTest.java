package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two workers on one account. */
class SyncWorkersTest {
    private static final Instant SINCE = Instant.parse("2026-10-01T00:00:00Z");
    private final MemoryPlatform shop = MemoryPlatform.of(Seed.of(4).orders(120), MemoryFeed.orders());

    @Test
    void sync_twoWarehousesOnOnePostgres_secondIsSkipped() {
        String url = Engines.postgres().url();
        try (Warehouse first = open(url, 1);
                Warehouse second = open(url, 2)) {
            whileFirstReads(first, second, Duration.ZERO, Outcome.COMPLETE, Outcome.SKIPPED);
        }
    }

    @Test
    void sync_twoRunsOnOneDuckDb_secondIsSkipped() {
        try (Warehouse only = open("jdbc:duckdb:", 1)) {
            whileFirstReads(only, only, Duration.ZERO, Outcome.COMPLETE, Outcome.SKIPPED);
        }
    }

    @Test
    void sync_leaseRunsOutAndAnotherTakesOver_firstCommitsNothingMore() {
        String url = Engines.postgres().url();
        try (Warehouse first = open(url, 1);
                Warehouse second = open(url, 2)) {
            whileFirstReads(first, second, Duration.ofMinutes(5), Outcome.SKIPPED, Outcome.COMPLETE);
        }
    }

    private void whileFirstReads(Warehouse first, Warehouse second, Duration pause, Outcome one, Outcome two) {
        AtomicReference<@Nullable Receipt> other = new AtomicReference<>();
        shop.beforePage(call -> {
            if (other.get() == null) {
                other.set(Receipt.fromJson("{\"version\":1,\"run\":\"\",\"seed\":0,\"startedAt\":\"" + SINCE
                        + "\",\"finishedAt\":\"" + SINCE + "\",\"lines\":[]}"));
                shop.clock().advance(pause);
                other.set(sync(second));
            }
        });
        Receipt mine = sync(first);
        assertThat(mine.lines()).extracting(ReceiptLine::outcome).containsExactly(one);
        assertThat(other.get().lines()).extracting(ReceiptLine::outcome).containsExactly(two);
        Receipt skipped = one == Outcome.SKIPPED ? mine : other.get();
        assertThat(skipped.lines().get(0).reasons()).extracting(Reason::code).contains(Reason.Code.LEASED);
        String why = two == Outcome.SKIPPED ? "its lease ends by itself at 2" : "another process has taken over slice";
        assertThat(skipped.toString()).contains(why);
        assertThat(SyncWorlds.found(first, "1")).isEqualTo(SyncWorlds.expected(shop.world(), Instant.MAX));
    }

    private Warehouse open(String url, long seed) {
        return Warehouse.open(url)
                .clock(shop.clock())
                .sleeper(shop.clock())
                .chance(SeededChance.of(seed))
                .build();
    }

    private Receipt sync(Warehouse warehouse) {
        return warehouse
                .sync(shop.connector())
                .datasets(Dataset.ORDERS)
                .since(SINCE)
                .lanes(1)
                .run();
    }
}
