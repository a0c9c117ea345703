package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.spi.Scope;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.memory.PageCall;
import dev.tradewind.testkit.world.Drift;
import dev.tradewind.testkit.world.OrderQuery;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lets a shop work between two pages, and remembers what of it fell into the reading. For readers on one thread. */
final class WorldWitness {
    private final World world;
    private final Drift drift;
    private final MemoryPlatform shop;
    private final long ordersAtFirst;
    private final long tieSecond;
    private final Map<String, Integer> pages = new TreeMap<>();
    private long leastTie = Long.MAX_VALUE;
    private int moved;
    private int inserted;

    private WorldWitness(MemoryPlatform shop, Drift drift) {
        this.shop = shop;
        this.world = shop.world();
        this.drift = drift;
        this.ordersAtFirst = world.orders();
        this.tieSecond = largestTie(world);
    }

    /** From now on the shop works before each page of a slice but its first. */
    static WorldWitness on(MemoryPlatform shop, Drift drift) {
        WorldWitness witness = new WorldWitness(shop, drift);
        shop.beforePage(witness::see);
        return witness;
    }

    /** Fails unless the world was hard to read: large, in several long slices, moving, with a tie of more than a page. */
    void assertHard(int pageSize) {
        assertThat(ordersAtFirst).as("orders").isGreaterThanOrEqualTo(300);
        assertThat(pages.values().stream().filter(count -> count >= 3))
                .as("slices of three pages, of %s", pages)
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(moved)
                .as("edits that took an order out of the slice that was read")
                .isPositive();
        assertThat(inserted).as("orders that turned up in between").isPositive();
        assertThat(leastTie)
                .as("orders of one second, while their slice was read")
                .isBetween(pageSize + 1L, 300L);
    }

    private void see(PageCall call) {
        Scope.Window window = (Scope.Window) call.slice().scope();
        long from = window.from().getEpochSecond();
        long to = window.to().getEpochSecond() - 1;
        if (pages.merge(call.slice().toString(), 1, Integer::sum) > 1) {
            long orders = world.orders();
            long inSlice = count(from, to);
            drift.step(world, shop.clock().instant());
            moved += count(from, to) < inSlice ? 1 : 0;
            inserted += world.orders() > orders ? 1 : 0;
        }
        if (from <= tieSecond && tieSecond <= to) {
            leastTie = Math.min(leastTie, count(tieSecond, tieSecond));
        }
    }

    private long count(long from, long to) {
        return world.list(OrderQuery.updated(from, to, 0, 1)).total();
    }

    private static long largestTie(World world) {
        Map<Long, Long> sizes = world.allOrders()
                .map(WorldOrder::updatedAt)
                .collect(Collectors.groupingBy(at -> at.getEpochSecond(), HashMap::new, Collectors.counting()));
        return sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
