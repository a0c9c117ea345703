package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.marks;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads by id what pushes have hinted at. A hint is taken in the transaction that plans its slice, and closed in the one that
 * commits the answer; a hint that comes meanwhile for the same record stays open until that is done, and is read anew then,
 * since the answer may be older than it.
 */
final class HintReads {
    /** Keeps slices of hints apart from others that read the same ids; covers nothing, like all reading by id. */
    static final int EPOCH = -1;

    private static final int IDS_IN_A_SLICE = 50;
    /** Open hints of the shop whose platform and id are bound. */
    static final String OF_SHOP = "platform = ? and shop_id = ? and done_at is null";

    private final ShopRef shop;
    private final long shopKey;
    private final SliceStore slices;

    HintReads(ShopRef shop, long shopKey, SliceStore slices) {
        this.shop = shop;
        this.shopKey = shopKey;
        this.slices = slices;
    }

    ShopRef shop() {
        return shop;
    }

    /** The datasets of a shop that open hints are about. */
    static Set<Dataset<?>> datasets(Tx tx, ShopRef shop) throws SQLException {
        Set<Dataset<?>> all = new HashSet<>();
        list(
                        tx,
                        "select distinct dataset from {wh_hint} where " + OF_SHOP,
                        row -> row.text(1),
                        shop.platform().code(),
                        shop.id())
                .forEach(name -> Dataset.byName(name).ifPresent(all::add));
        return all;
    }

    /** Plans the next ids of each dataset of which a feed answers ids. While that feed is not open, they wait for it. */
    void plan(Tx tx, Set<Dataset<?>> datasets, List<Feed> feeds, Predicate<Feed> open) throws SQLException {
        for (Dataset<?> dataset : datasets) {
            Optional<Feed> reader = IdReaders.of(feeds, dataset, "").filter(open);
            if (reader.isPresent()) {
                plan(tx, dataset, reader.get());
            }
        }
    }

    private void plan(Tx tx, Dataset<?> dataset, Feed feed) throws SQLException {
        List<String> ids = list(
                tx,
                "select distinct record_id from {wh_hint} h where " + OF_SHOP
                        + " and dataset = ? and not taken and record_id" + SeenRecords.ASKABLE
                        + " and not exists (select 1 from {wh_hint} t where t.platform = h.platform"
                        + " and t.shop_id = h.shop_id and t.dataset = h.dataset and t.record_id = h.record_id"
                        + " and t.taken and t.done_at is null) order by record_id limit " + IDS_IN_A_SLICE,
                row -> row.text(1),
                shop.platform().code(),
                shop.id(),
                dataset.name());
        if (ids.isEmpty()) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<>(List.of(shop.platform().code(), shop.id(), dataset.name()));
        values.addAll(ids);
        update(
                tx,
                "update {wh_hint} set taken = true where " + OF_SHOP + " and dataset = ? and record_id in ("
                        + marks(ids.size()) + ")",
                values.toArray());
        Slice slice = new Slice(feed.name(), feed.parts().get(0), new Scope.Ids(dataset, Set.copyOf(ids)));
        slices.plan(tx, new SliceStore.Plan(slice, null, EPOCH, dataset.name(), 0, false));
    }

    /** Closes what a page of a hint's slice has answered; to be called once the page is staged. */
    void close(Tx tx, SliceRow row) throws SQLException {
        if (row.epoch() != EPOCH) {
            return;
        }
        close(tx, "READ", "READ");
        close(tx, "GONE", "GONE");
        close(tx, "REJECTED", "UNKNOWN");
    }

    private void close(Tx tx, String how, String outcome) throws SQLException {
        update(
                tx,
                "update {wh_hint} set done_at = ?, outcome = ? where " + OF_SHOP + " and taken"
                        + " and (dataset, record_id) in (select dataset, record_id from " + SeenRecords.staged(tx)
                        + " where how = ?)",
                tx.now(),
                outcome,
                shop.platform().code(),
                shop.id(),
                how);
    }

    /** At the end of a hint's slice: what it was not told about is neither there nor gone, and is kept aside. */
    void unanswered(Tx tx, SliceRow row) throws SQLException {
        if (row.epoch() != EPOCH || !(row.slice().scope() instanceof Scope.Ids ids)) {
            return;
        }
        Dataset<?> dataset = ids.dataset();
        Set<String> open = new TreeSet<>(list(
                tx,
                "select distinct record_id from {wh_hint} where " + OF_SHOP + " and taken and dataset = ?",
                each -> each.text(1),
                shop.platform().code(),
                shop.id(),
                dataset.name()));
        open.retainAll(ids.ids());
        for (String id : open) {
            String why = "a push named it, and the platform answered nothing for its id";
            Rejections.add(
                    tx, shopKey, row.slice().feed(), new Rejected(dataset, id, Rejected.Stage.FETCH, "", why, ""));
            update(
                    tx,
                    "update {wh_hint} set done_at = ?, outcome = 'UNKNOWN' where " + OF_SHOP + " and taken"
                            + " and dataset = ? and record_id = ?",
                    tx.now(),
                    shop.platform().code(),
                    shop.id(),
                    dataset.name(),
                    id);
        }
    }
}
