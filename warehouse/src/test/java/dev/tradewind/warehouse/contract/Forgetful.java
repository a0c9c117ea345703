package dev.tradewind.warehouse.contract;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A connector that says of every order that is asked for by its id that it is gone.
 *
 * @param real does the rest
 * @param clock when it is asked
 */
record Forgetful(Connector real, Clock clock) implements Connector {
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
        return slice.scope() instanceof Scope.Ids ids ? new Gone(ids, clock) : real.open(slice, from);
    }

    @Override
    public Health check() {
        return real.check();
    }

    /** One page on which all ids are gone. */
    private record Gone(Scope.Ids ids, Clock clock) implements SliceReader {
        @Override
        public SlicePage next() {
            Version now = Version.observed(clock.instant());
            List<Change<?>> all = ids.ids().stream()
                    .<Change<?>>map(id -> Change.gone(Dataset.ORDERS, id, now))
                    .toList();
            return SlicePage.of(all, new Step.End(Evidence.of(Proof.AGREED, "all are gone")));
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
