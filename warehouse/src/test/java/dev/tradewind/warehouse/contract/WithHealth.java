package dev.tradewind.warehouse.contract;

import dev.tradewind.core.Shop;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import java.util.List;
import java.util.Optional;

/**
 * A connector whose check finds something.
 *
 * @param real does the rest
 * @param check what it finds
 */
record WithHealth(Connector real, Health check) implements Connector {
    @Override
    public Shop shop() {
        return real.shop();
    }

    @Override
    public List<Feed> feeds() {
        return real.feeds();
    }

    @Override
    public SliceReader open(Slice slice, Optional<Cursor> from) {
        return real.open(slice, from);
    }
}
