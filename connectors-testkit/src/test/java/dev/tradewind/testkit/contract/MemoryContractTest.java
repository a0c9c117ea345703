package dev.tradewind.testkit.contract;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.memory.Quirks;
import dev.tradewind.testkit.world.Seed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The platform in memory keeps the contract, with readers that split, wait and list twice. */
class MemoryContractTest extends ConnectorContract {
    @Override
    protected Subject subject() {
        Seed seed = Seed.of(3).orders(150).products(60).tie(40);
        MemoryPlatform platform = MemoryPlatform.of(
                seed, MemoryFeed.orders(), MemoryFeed.orderSweep(), MemoryFeed.products(), MemoryFeed.traffic());
        platform.quirks("orders")
                .pageSize(8)
                .splitAbove(30)
                .waits(1, Duration.ofMinutes(1))
                .secondListing(true)
                .counts(Quirks.Counts.WHOLE_SLICE);
        Span span = new Span(seed.from(), seed.to(), seed.market().zone());
        return new Subject(
                platform::connector,
                platform.clock(),
                span,
                Map.of(
                        Dataset.ORDERS, Subject.orders(platform.world()),
                        Dataset.PRODUCTS, Subject.products(platform.world())),
                Set.of(),
                Optional.of(platform::pages),
                () -> {},
                Optional.of(ShopWork.of(platform.world())));
    }
}
