package dev.tradewind.testkit.memory;

import dev.tradewind.core.Shop;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import java.util.List;
import java.util.Optional;

/** Reads a {@link MemoryPlatform}. Holds nothing of its own. */
final class MemoryConnector implements Connector {
    private final MemoryPlatform platform;
    private final String account;
    private final List<MemoryFeed> feeds;

    MemoryConnector(MemoryPlatform platform, String account, List<MemoryFeed> feeds) {
        this.platform = platform;
        this.account = account;
        this.feeds = feeds;
    }

    @Override
    public Shop shop() {
        return platform.shop();
    }

    @Override
    public List<Feed> feeds() {
        return feeds.stream().map(MemoryFeed::feed).toList();
    }

    @Override
    public String account() {
        return MemoryPlatform.PLATFORM + "/" + account;
    }

    @Override
    public SliceReader open(Slice slice, Optional<Cursor> from) {
        return platform.feed(slice.feed()).open(platform, slice, from);
    }

    @Override
    public Health check() {
        return Health.good(platform.clock().instant());
    }
}
