package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.Write;
import java.util.List;
import java.util.Optional;

/** Whether the tables can do what a feed declares: said before the first slice is read, not at its end. */
final class Feasible {
    private static final List<Dataset<?>> BY_DAY = List.of(Dataset.TRAFFIC, Dataset.FINANCE);

    private Feasible() {}

    /** What cannot be done; empty when all can. */
    static Optional<String> fault(Feed feed) {
        Dataset<?> subject = ShopDesk.subject(feed);
        if (feed.write() == Write.REPLACE && feed.axis() != Axis.DAY) {
            return Optional.of("only days can be replaced, and feed " + feed.name() + " is read by " + feed.axis()
                    + ": give it axis DAY, or write MERGE");
        } else if (feed.write() == Write.REPLACE && !BY_DAY.contains(subject)) {
            return Optional.of("feed " + feed.name() + " cannot replace days of " + subject.name()
                    + ": only traffic and finance are kept by day. Give it write MERGE");
        } else if (feed.write() == Write.SWEEP && feed.axis() != Axis.AS_OF) {
            return Optional.of("a sweep must be read as of an instant, and feed " + feed.name() + " is read by "
                    + feed.axis() + ": give it axis AS_OF");
        } else if (feed.write() == Write.SWEEP && !KnownRecords.are(subject.name())) {
            return Optional.of("feed " + feed.name() + " cannot sweep " + subject.name() + ": give it write MERGE");
        }
        return Optional.empty();
    }

    /** A slice of a feed that replaces its days and is not one of days; empty when there is none. */
    static Optional<Slice> misfit(Feed feed, List<Slice> slices) {
        return slices.stream()
                .filter(slice -> feed.write() == Write.REPLACE && slice.scope() instanceof Scope.Window)
                .findFirst();
    }
}
