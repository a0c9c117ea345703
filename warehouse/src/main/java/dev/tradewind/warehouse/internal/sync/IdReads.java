package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.marks;
import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plans slices of ids: for records that were named but not delivered, and for those that were rejected. {@link IdReaders}
 * says which feed is asked.
 */
final class IdReads {
    private static final int IDS_IN_A_SLICE = 50;
    /** What stands for the id of a record whose own could not be read. */
    private static final String HASH = "^[0-9a-f]{64}$";

    private static final String REJECTED =
            " from {wh_reject} where shop_key = ? and dataset = ? and resolved_at is null"
                    + " and not waived and source_id" + SeenRecords.ASKABLE + " and not source_id ~ '" + HASH + "'";

    private final Connector connector;
    private final long shopKey;
    private final String runId;
    private final SliceStore slices;
    private final Errand errand;

    IdReads(Connector connector, long shopKey, String runId, SliceStore slices, Errand errand) {
        this.connector = connector;
        this.shopKey = shopKey;
        this.runId = runId;
        this.slices = slices;
        this.errand = errand;
    }

    /** Records one kind of which one feed reads by id. */
    private record Wanted(String feed, String part, String dataset, String id) {
        boolean isWith(Wanted other) {
            return feed.equals(other.feed) && part.equals(other.part) && dataset.equals(other.dataset);
        }
    }

    /** Remembers a record that a slice named. */
    void add(Tx tx, SliceRow row, Reread reread) throws SQLException {
        update(
                tx,
                "insert into {wh_reread} (shop_key, feed, part, dataset, record_id, why, slice_key, tried_run, added_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                shopKey,
                row.slice().feed(),
                row.slice().part(),
                reread.dataset().name(),
                SeenRecords.cut(reread.id()),
                reread.why(),
                reread.blocks() && !(row.slice().scope() instanceof Scope.Ids) ? row.key() : 0L,
                row.slice().scope() instanceof Scope.Ids ? runId : "",
                tx.now());
    }

    /** Plans the next records that this run has not tried yet. Returns how many. No two lanes plan the same ones. */
    int planNamed(Tx tx, Predicate<Feed> open) throws SQLException {
        tx.lockClaims(shopKey);
        List<Wanted> wanted = list(
                tx,
                "select distinct feed, part, dataset, record_id from {wh_reread} where shop_key = ? and tried_run <> ?"
                        + " and record_id" + SeenRecords.ASKABLE + waiting()
                        + " order by feed, part, dataset, record_id limit "
                        + IDS_IN_A_SLICE,
                row -> new Wanted(row.text(1), row.text(2), row.text(3), row.text(4)),
                shopKey,
                runId);
        if (wanted.isEmpty()) {
            return 0;
        }
        Wanted first = wanted.get(0);
        List<String> ids = wanted.stream().filter(first::isWith).map(Wanted::id).toList();
        List<@Nullable Object> values = new ArrayList<>(List.of(runId, shopKey, first.feed(), first.dataset()));
        values.addAll(ids);
        update(
                tx,
                "update {wh_reread} set tried_run = ? where shop_key = ? and feed = ? and dataset = ? and record_id in ("
                        + marks(ids.size()) + ")",
                values.toArray());
        plan(tx, first.feed(), first.part(), first.dataset(), ids, open);
        return ids.size();
    }

    /** Each asks only for what its own slices have named, and a reload for what these were not given. */
    private String waiting() {
        return errand.reload()
                .map(span -> " and (slice_key = " + ReloadSpan.waiting(shopKey, span.epoch())
                        + " or slice_key in (select slice_key from {wh_slice} where shop_key = " + shopKey
                        + errand.slices() + "))")
                .orElse(ofNoReload(shopKey));
    }

    /** The condition on wh_reread that a record was not named by a reload, which reads it itself. */
    static String ofNoReload(long shopKey) {
        return " and (slice_key = 0 or slice_key in (select slice_key from {wh_slice} where shop_key = " + shopKey
                + Errand.NO_RELOAD + "))";
    }

    /** Plans every open reject of the datasets, once a run. */
    void planRejected(Tx tx, List<String> datasets, Predicate<Feed> open) throws SQLException {
        for (String dataset : datasets) {
            for (String feed : list(
                    tx, "select distinct feed" + REJECTED + " order by feed", row -> row.text(1), shopKey, dataset)) {
                planRejected(tx, feed, dataset, open);
            }
        }
    }

    private void planRejected(Tx tx, String feed, String dataset, Predicate<Feed> open) throws SQLException {
        List<String> ids = rejected(tx, feed, dataset, "");
        while (!ids.isEmpty()) {
            plan(tx, feed, "", dataset, ids, open);
            ids = rejected(tx, feed, dataset, ids.get(ids.size() - 1));
        }
    }

    private List<String> rejected(Tx tx, String feed, String dataset, String after) throws SQLException {
        return list(
                tx,
                "select distinct source_id" + REJECTED + " and feed = ? and source_id > ? order by source_id limit "
                        + IDS_IN_A_SLICE,
                row -> row.text(1),
                shopKey,
                dataset,
                feed,
                after);
    }

    /** How many records a slice still waits for. */
    long blocking(Tx tx, SliceRow row) throws SQLException {
        return number(tx, "select count(*) from {wh_reread} where slice_key = ?", row.key());
    }

    /** Some of the records that a slice still waits for, for the receipt. */
    String some(Tx tx, SliceRow row) throws SQLException {
        return String.join(
                ", ",
                list(
                        tx,
                        "select record_id from {wh_reread} where slice_key = ? order by record_id limit 5",
                        each -> each.text(1),
                        row.key()));
    }

    private void plan(Tx tx, String feed, String part, String dataset, List<String> ids, Predicate<Feed> open)
            throws SQLException {
        Dataset<?> wanted = Dataset.byName(dataset).orElseThrow();
        Optional<Feed> reader = IdReaders.of(connector.feeds(), wanted, feed).filter(open);
        if (reader.isPresent()) {
            boolean same = reader.get().name().equals(feed);
            String home = same && reader.get().parts().contains(part)
                    ? part
                    : reader.get().parts().get(0);
            Slice slice = new Slice(reader.get().name(), home, new Scope.Ids(wanted, new HashSet<>(ids)));
            slices.plan(tx, new SliceStore.Plan(slice, null, errand.idsEpoch(), dataset, 0, false));
        }
    }
}
