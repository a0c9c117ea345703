package dev.tradewind.core.spi;

import dev.tradewind.core.Shop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A connector that is put together in its constructor from feeds and what opens their slices. What is left to write is
 * {@link #check()}.
 */
public abstract class AbstractConnector implements Connector {
    private final Shop shop;
    private final Map<String, SliceOpener> openers = new LinkedHashMap<>();
    private final List<Feed> feeds = new ArrayList<>();

    /** A connector of one shop, without feeds. */
    protected AbstractConnector(Shop shop) {
        this.shop = Objects.requireNonNull(shop, "shop");
    }

    /**
     * Adds a feed. Call it in the constructor only.
     *
     * @throws IllegalArgumentException when there is a feed of that name
     */
    protected final void register(Feed feed, SliceOpener opener) {
        if (openers.putIfAbsent(feed.name(), Objects.requireNonNull(opener, "opener")) != null) {
            throw new IllegalArgumentException("two feeds of " + shop.ref() + " are named " + feed.name());
        }
        feeds.add(feed);
    }

    @Override
    public final Shop shop() {
        return shop;
    }

    @Override
    public final List<Feed> feeds() {
        return List.copyOf(feeds);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the slice is of no feed of this connector
     */
    @Override
    public final SliceReader open(Slice slice, Optional<Cursor> from) {
        SliceOpener opener = openers.get(slice.feed());
        if (opener == null) {
            throw new IllegalArgumentException(
                    shop.ref() + " has no feed " + slice.feed() + ", only " + openers.keySet());
        }
        return opener.open(slice, from);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + shop.ref() + ")";
    }
}
