package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.world.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A connector that answers what a test tells it to, page by page, and remembers which slices were opened. */
final class ScriptedShop implements Connector {
    static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

    final VirtualTime time = VirtualTime.at(NOW);
    final List<Slice> opened = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Instant> earliest = new LinkedHashMap<>();
    private final Map<Feed, Script> feeds = new LinkedHashMap<>();

    private Optional<Supplier<Instant>> told = Optional.empty();

    ScriptedShop feed(Feed feed, Script script) {
        feeds.keySet().removeIf(each -> each.name().equals(feed.name()));
        feeds.put(feed, script);
        return this;
    }

    /** The platform keeps nothing of a feed before an instant. */
    ScriptedShop earliest(String feed, Instant instant) {
        earliest.put(feed, instant);
        return this;
    }

    /** The platform's clock is told after each answer, too. */
    ScriptedShop telling(Supplier<Instant> clock) {
        told = Optional.of(clock);
        return this;
    }

    static SlicePage end(Proof proof, Change<?>... changes) {
        return SlicePage.of(List.of(changes), new Step.End(Evidence.of(proof, "scripted")));
    }

    static SlicePage more(String position, Change<?>... changes) {
        return SlicePage.of(List.of(changes), new Step.More(Cursor.of(position)));
    }

    static Change<Order> order(String id, Instant at) {
        return order(id, at, at);
    }

    static Change<Order> order(String id, Instant at, Instant observed) {
        Order order = Order.builder(id, "PHP", at).build();
        return Change.of(Dataset.ORDERS, id, new Version(at, observed), order);
    }

    @Override
    public Shop shop() {
        return Shop.of(
                new ShopRef(Platform.of("memory"), "scripted"), Seed.of(1).market());
    }

    @Override
    public String account() {
        return "memory/scripted";
    }

    @Override
    public List<Feed> feeds() {
        return List.copyOf(feeds.keySet());
    }

    @Override
    public Health check() {
        return new Health(Optional.of(time.instant()), earliest, List.of());
    }

    @Override
    public Optional<Instant> serverTime() {
        return told.map(Supplier::get);
    }

    @Override
    public SliceReader open(Slice slice, Optional<Cursor> from) {
        opened.add(slice);
        Script script = feeds.entrySet().stream()
                .filter(each -> each.getKey().name().equals(slice.feed()))
                .findFirst()
                .orElseThrow()
                .getValue();
        return new SliceReader() {
            private Optional<Cursor> at = from;

            @Override
            public SlicePage next() {
                SlicePage page = script.page(slice, at);
                at = page.step() instanceof Step.More more ? Optional.of(more.cursor()) : at;
                return page;
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }
}
