package dev.tradewind.testkit.memory;

import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.world.Drift;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.World;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A platform without HTTP, with one shop that follows from a {@link Seed}: for tests of what reads connectors. Its feeds are
 * chosen, and every one can be made to behave badly by its {@link Quirks}. Safe for use by several threads.
 */
public final class MemoryPlatform {
    /** The platform's code: {@code memory}. */
    public static final Platform PLATFORM = Platform.of("memory");

    private final World world;
    private final VirtualTime time;
    private final Shop shop;
    private final String account;
    private final Map<String, MemoryFeed> feeds;
    private final List<MemoryFeed> order;
    private final Duration latency;
    private volatile Consumer<PageCall> beforePage = call -> {};
    private final AtomicLong pages = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final Map<LocalDate, Integer> restatements = new ConcurrentHashMap<>();

    private MemoryPlatform(World world, VirtualTime time, Shop shop, String account, List<MemoryFeed> feeds) {
        this.world = world;
        this.time = time;
        this.shop = shop;
        this.account = account;
        this.order = List.copyOf(feeds);
        this.feeds = order.stream().collect(Collectors.toMap(each -> each.feed().name(), Function.identity()));
        this.latency = Duration.ofMillis(10);
    }

    /** A shop {@code memory/1} with these feeds; its clock stands one hour after the end of the world's span. */
    public static MemoryPlatform of(Seed seed, MemoryFeed... feeds) {
        VirtualTime time = VirtualTime.at(seed.to().plusSeconds(3_600));
        return of(seed, time, "1", "account", feeds);
    }

    /**
     * A shop with these feeds.
     *
     * @param time the platform's clock, which may be shared
     * @param id the platform's id of the shop
     * @param account the seller account behind it, which may have other shops
     */
    public static MemoryPlatform of(Seed seed, VirtualTime time, String id, String account, MemoryFeed... feeds) {
        Shop shop = Shop.of(new ShopRef(PLATFORM, id), seed.market());
        return new MemoryPlatform(World.of(seed), time, shop, account, List.of(feeds));
    }

    /** The shop's content. */
    public World world() {
        return world;
    }

    /** The platform's clock; each page moves it by 10 ms. */
    public VirtualTime clock() {
        return time;
    }

    /** The shop. */
    public Shop shop() {
        return shop;
    }

    /** How a feed's readers behave. */
    public Quirks quirks(String feed) {
        return feed(feed).quirks();
    }

    /** A new connector of the shop; any number may be open at once. */
    public Connector connector() {
        return new MemoryConnector(this, account, order);
    }

    /**
     * From now on this happens before each page is read, on the reader's thread; replaces what happened before. It may
     * change the world, move the clock, throw what a reader may throw, or interrupt the thread.
     */
    public MemoryPlatform beforePage(Consumer<PageCall> happening) {
        beforePage = happening;
        return this;
    }

    /** From now on the shop works before each page but the first; replaces what happened before. */
    public MemoryPlatform drift(Drift drift) {
        long first = pages.get();
        return beforePage(call -> {
            if (call.number() > first) {
                drift.step(world, time.instant());
            }
        });
    }

    /** The traffic of a day is counted anew: some numbers change, some rows vanish, others turn up. */
    public void restate(LocalDate day) {
        restatements.merge(day, 1, Integer::sum);
    }

    /** How many pages were asked for. */
    public long pages() {
        return pages.get();
    }

    /** How many readers are open now. */
    public int openReaders() {
        return open.get();
    }

    /** How many readers were open at the same time at most. */
    public int mostOpenReaders() {
        return mostOpen.get();
    }

    MemoryFeed feed(String name) {
        MemoryFeed feed = feeds.get(name);
        if (feed == null) {
            throw new IllegalArgumentException("this platform has no feed " + name + ", only " + feeds.keySet());
        }
        return feed;
    }

    int restatements(LocalDate day) {
        return restatements.getOrDefault(day, 0);
    }

    void onOpen() {
        int now = open.incrementAndGet();
        mostOpen.accumulateAndGet(now, Math::max);
    }

    void onClose() {
        open.decrementAndGet();
    }

    void onPage(Slice slice) {
        time.advance(latency);
        beforePage.accept(new PageCall(slice, pages.getAndIncrement()));
    }
}
