package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Shop;
import dev.tradewind.core.Span;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.time.Chance;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A connector that misbehaves in one of its methods, and is good in all others. */
final class BadConnector implements Connector {
    private final Connector good;
    private final Entry bad;
    private final Supplier<Object> deed;

    BadConnector(Connector good, Entry bad, Supplier<Object> deed) {
        this.good = good;
        this.bad = bad;
        this.deed = deed;
    }

    /** A method that the engine calls. */
    enum Entry {
        REPLAYING,
        FEEDS,
        ACCOUNT,
        CHECK,
        PLAN,
        OPEN,
        NEXT,
        CLOSE
    }

    @Override
    public Shop shop() {
        return good.shop();
    }

    @Override
    public Connector replaying(Chance jitter) {
        return ask(Entry.REPLAYING, Connector.class, () -> this);
    }

    @Override
    public List<Feed> feeds() {
        return ask(Entry.FEEDS, List.class, good::feeds);
    }

    @Override
    public String account() {
        return ask(Entry.ACCOUNT, String.class, good::account);
    }

    @Override
    public Health check() {
        return ask(Entry.CHECK, Health.class, good::check);
    }

    @Override
    public List<Slice> plan(Feed feed, Span span) {
        return ask(Entry.PLAN, List.class, () -> good.plan(feed, span));
    }

    @Override
    public SliceReader open(Slice slice, Optional<Cursor> from) {
        return ask(Entry.OPEN, SliceReader.class, () -> reader(good.open(slice, from)));
    }

    private SliceReader reader(SliceReader inner) {
        return new SliceReader() {
            @Override
            public SlicePage next() {
                return ask(Entry.NEXT, SlicePage.class, inner::next);
            }

            @Override
            public void close() {
                inner.close();
                ask(Entry.CLOSE, Object.class, () -> true);
            }
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private <T> T ask(Entry entry, Class type, Supplier<T> answer) {
        return entry == bad ? (T) type.cast(deed.get()) : answer.get();
    }
}
