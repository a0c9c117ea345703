package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Fit;
import java.sql.SQLException;

/** Records kept aside. */
final class Rejections {
    private static final int FIELD = 200;

    private Rejections() {}

    /**
     * Keeps a record aside, or counts one more try of it. Who goes without a record has decided that on what it said then:
     * when it says something else, or was loaded meanwhile, the decision is due again.
     *
     * @param feed the feed that delivered it, empty for a file
     */
    static void add(Tx tx, long shopKey, String feed, Rejected reject) throws SQLException {
        String id = SeenRecords.cut(reject.id());
        String field = Fit.atMost(FIELD, reject.field());
        int there = update(
                tx,
                "update {wh_reject} set waived = (waived and resolved_at is null and raw = ?), feed = ?, field = ?, reason = ?, raw = ?,"
                        + " attempts = attempts + 1, last_seen = ?, resolved_at = null where shop_key = ? and dataset = ? and source_id = ? and stage = ?",
                reject.raw(),
                feed,
                field,
                reject.reason(),
                reject.raw(),
                tx.now(),
                shopKey,
                reject.dataset().name(),
                id,
                reject.stage());
        if (there == 0) {
            update(
                    tx,
                    "insert into {wh_reject} (shop_key, dataset, source_id, stage, feed, field, reason, raw, attempts, first_seen,"
                            + " last_seen, waived) values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, false)",
                    shopKey,
                    reject.dataset().name(),
                    id,
                    reject.stage(),
                    feed,
                    field,
                    reject.reason(),
                    reject.raw(),
                    tx.now(),
                    tx.now());
        }
    }

    /** How many are open. */
    static long open(Tx tx, long shopKey, Dataset<?> dataset) throws SQLException {
        return number(
                tx,
                "select count(*) from {wh_reject} where shop_key = ? and dataset = ? and resolved_at is null"
                        + " and not waived",
                shopKey,
                dataset.name());
    }
}
