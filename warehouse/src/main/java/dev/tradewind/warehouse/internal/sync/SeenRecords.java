package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.warehouse.internal.db.BulkRows;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Columns;
import dev.tradewind.warehouse.internal.schema.Fit;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps which records a slice has delivered, in the transaction that commits them. */
final class SeenRecords {
    private static final TableDef STAGED = TableDef.staging(
            "stage_seen",
            List.of(
                    Columns.text("dataset", 20, ""),
                    Columns.text("record_id", 512, ""),
                    Columns.text("how", 8, "READ, GONE, REJECTED or LISTED")));
    private static final String READ = "READ";
    private static final String GONE = "GONE";
    private static final String REJECTED = "REJECTED";
    private static final String LISTED = "LISTED";
    private static final int LONGEST = 512;
    /** What holds of a column of ids by which a platform can be asked: they are its own, and no hash stands for them. */
    static final String ASKABLE = " not like '%\uFFFD%'";

    private SeenRecords() {}

    /** Whether pages hold anything to be kept here. */
    static boolean isAny(List<SlicePage> pages) {
        return pages.stream().anyMatch(page -> page.read() > 0 || !page.listed().isEmpty());
    }

    /** Stages what the pages delivered and listed; to be called before the shop's lock is taken. */
    static void stage(Tx tx, List<SlicePage> pages) throws SQLException {
        Set<List<String>> staged = new HashSet<>();
        try (BulkRows rows = tx.bulk(STAGED)) {
            for (SlicePage page : pages) {
                for (Change<?> change : page.changes()) {
                    add(
                            rows,
                            staged,
                            change.dataset(),
                            change.id(),
                            change.record().isPresent() ? READ : GONE);
                }
                for (Rejected reject : page.rejected()) {
                    add(rows, staged, reject.dataset(), reject.id(), REJECTED);
                }
                for (String id : page.listed()) {
                    if (staged.add(List.of("", id, LISTED))) {
                        rows.row("", cut(id), LISTED);
                    }
                }
            }
        }
    }

    private static void add(BulkRows rows, Set<List<String>> staged, Dataset<?> dataset, String id, String how)
            throws SQLException {
        if (staged.add(List.of(dataset.name(), id, how))) {
            rows.row(dataset.name(), cut(id), how);
        }
    }

    /** The staging table, for statements of the same transaction: columns dataset, record_id and how. */
    static String staged(Tx tx) {
        return tx.name(STAGED);
    }

    /**
     * An id as the tables keep it. One that is longer than any platform's is kept apart by its beginning and its hash. The
     * platform does not know an id that had to be changed, so it must not be asked for one: see {@link #ASKABLE}.
     */
    static String cut(String id) {
        String text = Fit.text(id);
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "\uFFFD#"
                        + Integer.toHexString(id.hashCode());
    }

    /**
     * Adds what was staged to what the slice has seen, and closes what waited for it.
     *
     * @param listed whether any page listed ids besides
     */
    static void merge(Tx tx, long shopKey, SliceRow row, Dataset<?> subject, boolean listed) throws SQLException {
        String staged = tx.name(STAGED);
        update(
                tx,
                "insert into {wh_slice_seen} (slice_key, generation, dataset, record_id)"
                        + " select distinct ?, ?, s.dataset, s.record_id from " + staged
                        + " s where s.how <> 'LISTED' on conflict do nothing",
                row.key(),
                row.generation());
        update(
                tx,
                "delete from {wh_reread} where shop_key = ? and (dataset, record_id) in (select dataset, record_id from "
                        + staged + " where how <> 'LISTED')",
                shopKey);
        // Word that a record is gone says nothing about one whose id could not even be read.
        String loaded = "(dataset, source_id) in (select dataset, record_id from " + staged + " where how = ";
        update(
                tx,
                "update {wh_reject} set resolved_at = ? where shop_key = ? and resolved_at is null and (" + loaded
                        + "'READ') or stage <> 'PARSE' and " + loaded + "'GONE'))",
                tx.now(),
                shopKey);
        if (listed) {
            missing(tx, shopKey, row, subject);
        }
    }

    /** What was listed and not delivered is read by its id. */
    private static void missing(Tx tx, long shopKey, SliceRow row, Dataset<?> subject) throws SQLException {
        update(
                tx,
                "insert into {wh_reread} (shop_key, feed, part, dataset, record_id, why, slice_key, tried_run, added_at)"
                        + " select distinct ?, ?, ?, ?, s.record_id, 'listed, but not delivered', ?, '', ? from "
                        + tx.name(STAGED)
                        + " s where s.how = 'LISTED' and not exists (select 1 from {wh_slice_seen} k"
                        + " where k.slice_key = ? and k.generation = ? and k.record_id = s.record_id)"
                        + " on conflict do nothing",
                shopKey,
                row.slice().feed(),
                row.slice().part(),
                subject.name(),
                row.key(),
                tx.now(),
                row.key(),
                row.generation());
    }
}
