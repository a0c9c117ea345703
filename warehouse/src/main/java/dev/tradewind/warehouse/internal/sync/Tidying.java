package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.spi.Feed;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Keeps wh_slice small: what is final is merged into one row per part, what covers nothing goes once it is done. */
final class Tidying {
    private static final String DONE = "shop_key = ? and feed = ? and state in ('EXPLAINED', 'MERGED') and is_final"
            + " and span_to is not null" + Errand.NO_RELOAD
            + " and slice_key not in (select parent from {wh_slice} where shop_key = ? and feed = ?"
            + " and state not in ('EXPLAINED', 'MERGED'))";

    private Tidying() {}

    static void of(Tx tx, long shopKey, String runId, List<Feed> feeds) throws SQLException {
        for (Feed feed : feeds) {
            merge(tx, shopKey, runId, feed.name());
            update(
                    tx,
                    "delete from {wh_slice} where shop_key = ? and feed = ? and state = 'EXPLAINED' and span_from is null"
                            + Errand.NO_RELOAD
                            + " and parent not in (select slice_key from {wh_slice} where shop_key = ? and feed = ?"
                            + " and state = 'SPLIT')",
                    shopKey,
                    feed.name(),
                    shopKey,
                    feed.name());
        }
    }

    /** Final slices of the main line, and of backfills, whatever their order. */
    private static void merge(Tx tx, long shopKey, String runId, String feed) throws SQLException {
        record Merged(String part, Instant from, Instant to, long pages, long read, long count) {}
        List<Merged> parts = list(
                tx,
                "select part, min(span_from), max(span_to), sum(pages), sum(rows_read), count(*) from {wh_slice} where "
                        + DONE + " group by part",
                row -> new Merged(
                        row.text(1), row.instant(2), row.instant(3), row.number(4), row.number(5), row.number(6)),
                shopKey,
                feed,
                shopKey,
                feed);
        for (Merged merged : parts) {
            if (merged.count() < 2) {
                continue;
            }
            update(
                    tx,
                    "delete from {wh_slice} where " + DONE + " and part = ?",
                    shopKey,
                    feed,
                    shopKey,
                    feed,
                    merged.part());
            update(
                    tx,
                    "insert into {wh_slice} (slice_key, shop_key, feed, part, scope, span_from, span_to, epoch, outputs, state,"
                            + " generation, fence, parent, attempts, disputes, expiries, pages, rows_read, proved, is_final,"
                            + " run_id, parked_run) values (?, ?, ?, ?, ?, ?, ?, 0, '', 'MERGED', 1, 0, 0, 0, 0, 0, ?, ?, true,"
                            + " true, ?, '')",
                    SliceKeys.merged(shopKey, feed, merged.part()),
                    shopKey,
                    feed,
                    merged.part(),
                    "window " + merged.from() + " " + merged.to(),
                    merged.from(),
                    merged.to(),
                    merged.pages(),
                    merged.read(),
                    runId);
        }
    }
}
