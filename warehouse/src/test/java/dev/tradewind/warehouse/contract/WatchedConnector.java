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
 * A connector whose check is seen: the first turn of its shop.
 *
 * @param real does the work
 * @param checked hears of the check before it is made
 */
record WatchedConnector(Connector real, Runnable checked) implements Connector {
    @Override
    public Shop shop() {
        return real.shop();
    }

    @Override
    public String account() {
        return real.account();
    }

    @Override
    public List<Feed> feeds() {
        return real.feeds();
    }

    @Override
    public SliceReader open(Slice slice, Optional<Cursor> from) {
        return real.open(slice, from);
    }

    @Override
    public Health check() {
        checked.run();
        return real.check();
    }
}
