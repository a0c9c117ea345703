package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Activity;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Fit;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which kinds of events and bookings each feed lists. Several feeds bring such records, each its own kinds, and a push brings
 * some that no feed lists: a record is absent only where a feed that would list it did not.
 */
final class ListedKinds {
    private static final int LONGEST = 40;

    private ListedKinds() {}

    /** Whether records of a dataset are told apart by kinds. */
    static boolean are(Dataset<?> dataset) {
        return dataset.equals(Dataset.ACTIVITY) || dataset.equals(Dataset.FINANCE);
    }

    /** Remembers what kinds a listing has brought. */
    static void keep(Tx tx, long shopKey, Feed feed, List<SlicePage> pages) throws SQLException {
        for (Dataset<?> dataset : List.of(Dataset.ACTIVITY, Dataset.FINANCE)) {
            Set<String> kinds = pages.stream()
                    .flatMap(page -> page.changes().stream())
                    .filter(change -> change.dataset().equals(dataset))
                    .flatMap(change -> kind(change).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String kind : kinds) {
                update(
                        tx,
                        "insert into {wh_listed_kind} (shop_key, feed, dataset, kind) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        shopKey,
                        feed.name(),
                        dataset.name(),
                        kind);
            }
        }
    }

    private static Optional<String> kind(Change<?> change) {
        Function<Object, String> kind =
                record -> record instanceof Activity event ? event.type() : ((LedgerEntry) record).source();
        return change.record().map(kind).map(text -> Fit.atMost(LONGEST, text));
    }

    /** The kinds that these feeds list, and no other feed of the shop. */
    static List<String> of(Tx tx, long shopKey, Dataset<?> dataset, List<Feed> feeds) throws SQLException {
        record Listed(String feed, String kind) {}
        Set<String> names = feeds.stream().map(Feed::name).collect(Collectors.toSet());
        List<Listed> all = list(
                tx,
                "select feed, kind from {wh_listed_kind} where shop_key = ? and dataset = ?",
                row -> new Listed(row.text(1), row.text(2)),
                shopKey,
                dataset.name());
        Set<String> others = all.stream()
                .filter(listed -> !names.contains(listed.feed()))
                .map(Listed::kind)
                .collect(Collectors.toSet());
        return all.stream()
                .map(Listed::kind)
                .filter(kind -> !others.contains(kind))
                .distinct()
                .toList();
    }
}
