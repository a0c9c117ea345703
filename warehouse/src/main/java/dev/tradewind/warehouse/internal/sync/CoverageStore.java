package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Coverage;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps shop_coverage: what is proved to be there of a dataset is what all its feeds have proved. A feed that the platform
 * refuses has proved what it had read before, and nothing where it was never read.
 */
final class CoverageStore {
    private CoverageStore() {}

    static Optional<Coverage> keep(Tx tx, long shopKey, Dataset<?> dataset, List<Feed> feeds) throws SQLException {
        List<Feed> inTime =
                feeds.stream().filter(feed -> feed.axis() != Axis.AS_OF).toList();
        Optional<Coverage> all = Optional.empty();
        boolean whole = true;
        for (Feed feed : inTime.isEmpty() ? feeds : inTime) {
            Optional<Coverage> one = of(tx, shopKey, dataset, feed);
            whole &= one.isPresent();
            all = all.isEmpty() ? one : one.flatMap(all.get()::and);
        }
        update(tx, "delete from {shop_coverage} where shop_key = ? and dataset = ?", shopKey, dataset.name());
        Optional<Coverage> proved = whole ? all : Optional.empty();
        if (proved.isPresent()) {
            update(
                    tx,
                    "insert into {shop_coverage} (shop_key, dataset, complete_from, complete_to, settled_to)"
                            + " values (?, ?, ?, ?, ?)",
                    shopKey,
                    dataset.name(),
                    proved.get().completeFrom(),
                    proved.get().completeTo(),
                    proved.get().settledTo());
        }
        return proved;
    }

    /** What was kept last, as it stands. */
    static Optional<Coverage> kept(Tx tx, long shopKey, Dataset<?> dataset) throws SQLException {
        return first(
                tx,
                "select complete_from, complete_to, settled_to from {shop_coverage} where shop_key = ? and dataset = ?",
                row -> new Coverage(row.instant(1), row.instant(2), row.instant(3)),
                shopKey,
                dataset.name());
    }

    private static Optional<Coverage> of(Tx tx, long shopKey, Dataset<?> dataset, Feed feed) throws SQLException {
        Optional<Coverage> line = first(
                tx,
                "select " + (feed.axis() == Axis.AS_OF ? "complete_from" : "floor")
                        + ", complete, settled from {wh_progress} where shop_key = ? and feed = ? and complete > floor"
                        + " and ',' || outputs || ',' like ?",
                row -> new Coverage(row.instant(1), row.instant(2), row.instant(3)),
                shopKey,
                feed.name(),
                "%," + dataset.name() + ",%");
        if (line.isEmpty() || feed.axis() == Axis.AS_OF) {
            return line;
        }
        // A backfill that is not done yet hides what lies before its end, for the datasets that it is read for.
        Instant from = first(
                        tx,
                        "select span_to from {wh_slice} where shop_key = ? and feed = ? and epoch > 0 and not proved"
                                + " and span_to is not null and state <> 'GAP' and ',' || outputs || ',' like ?"
                                + " order by span_to desc limit 1",
                        row -> row.instant(1),
                        shopKey,
                        feed.name(),
                        "%," + dataset.name() + ",%")
                .orElse(line.get().completeFrom());
        Coverage whole = line.get();
        Instant settled = whole.settledTo().isBefore(from) ? from : whole.settledTo();
        return from.isBefore(whole.completeTo())
                ? Optional.of(new Coverage(from, whole.completeTo(), settled))
                : Optional.empty();
    }
}
