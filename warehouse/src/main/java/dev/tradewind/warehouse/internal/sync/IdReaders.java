package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Write;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the feed that is asked for a record by its id. */
final class IdReaders {
    private IdReaders() {}

    /**
     * The feed that named the record or delivered it before, where it answers such ids: it knows them, and what it brings is
     * its own. Else the first that does and does not replace its days: that would take the record for one of its own, and
     * remove it with its next reading of the day.
     *
     * @param origin the feed's name, empty when it is not known
     */
    static Optional<Feed> of(List<Feed> feeds, Dataset<?> dataset, String origin) {
        return feeds.stream()
                .filter(feed -> feed.byId().contains(dataset))
                .min(Comparator.comparing((Feed feed) -> !feed.name().equals(origin))
                        .thenComparing(feed -> feed.write() == Write.REPLACE));
    }
}
