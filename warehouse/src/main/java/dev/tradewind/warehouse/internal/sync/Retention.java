package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseException;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets receipts: those that are old, and those of runs that found nothing to read once a newer run says the same. The newest
 * line of each shop and dataset stays, however old it is. One run is forgotten in one transaction.
 */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** How many runs one run forgets at its end, so that this never takes long. */
    private static final int RUNS = 20;

    /** Bound is when the run of the line began. Lines of shops that were refused belong to no shop that is known. */
    private static final String SUPERSEDED = "(not exists (select 1 from {wh_shop} s where s.shop_key = l.shop_key)"
            + " or exists (select 1 from {wh_run_line} n join {wh_run} r on r.run_id = n.run_id"
            + " where n.shop_key = l.shop_key and n.dataset = l.dataset and r.started_at > ?))";

    private final Database database;
    private final Clock clock;
    private final Duration kept;

    Retention(Database database, Clock clock, Duration kept) {
        this.database = database;
        this.clock = clock;
        this.kept = kept;
    }

    /** Forgets what a run that has just ended makes superfluous. When that fails, the next run does it. */
    void apply(Receipt receipt) {
        try {
            if (receipt.isComplete() && receipt.counts().read() == 0) {
                database.run(tx -> forgetIdle(tx, receipt));
            }
            Instant before = clock.instant().minus(kept);
            int forgotten = 0;
            while (forgotten < RUNS && database.<Boolean>write(tx -> forgetOldest(tx, before))) {
                forgotten++;
            }
            if (forgotten > 0) {
                database.run(Retention::forgetRests);
            }
        } catch (DatabaseException e) {
            LOG.warn("old receipts could not be removed; the next run tries it again", e);
        }
    }

    /** Runs that have read nothing either, and have no line that the newer one has not. */
    private static void forgetIdle(Tx tx, Receipt newer) throws SQLException {
        List<String> idle = list(
                tx,
                "select p.run_id from {wh_run} p where p.run_id <> ? and p.is_idle and p.started_at <= ?"
                        + " and not exists (select 1 from {wh_run_line} l where l.run_id = p.run_id and not exists"
                        + " (select 1 from {wh_run_line} n where n.run_id = ? and n.shop_key = l.shop_key"
                        + " and n.dataset = l.dataset)) limit "
                        + RUNS,
                row -> row.text(1),
                newer.runId(),
                newer.startedAt(),
                newer.runId());
        for (String run : idle) {
            update(tx, "delete from {wh_run_line} where run_id = ?", run);
            forget(tx, run);
        }
    }

    /** A run that is too old. Returns whether there was one. */
    private static boolean forgetOldest(Tx tx, Instant before) throws SQLException {
        record Old(String run, Instant startedAt) {}
        Optional<Old> old = first(
                tx,
                "select run_id, started_at from {wh_run} where started_at < ? and not is_trimmed"
                        + " order by started_at, run_id limit 1",
                row -> new Old(row.text(1), row.instant(2)),
                before);
        if (old.isEmpty()) {
            return false;
        }
        String run = old.get().run();
        update(
                tx,
                "delete from {wh_run_line} as l where l.run_id = ? and " + SUPERSEDED,
                run,
                old.get().startedAt());
        if (number(tx, "select count(*) from {wh_run_line} where run_id = ?", run) == 0) {
            forget(tx, run);
        } else {
            update(tx, "update {wh_run} set is_trimmed = true where run_id = ?", run);
        }
        return true;
    }

    /** What was left of old runs, once newer ones have lines of the same shops. */
    private static void forgetRests(Tx tx) throws SQLException {
        record Rest(String run, Instant startedAt) {}
        for (Rest rest : list(
                tx,
                "select run_id, started_at from {wh_run} where is_trimmed",
                row -> new Rest(row.text(1), row.instant(2)))) {
            update(
                    tx,
                    "delete from {wh_run_line} as l where l.run_id = ? and " + SUPERSEDED,
                    rest.run(),
                    rest.startedAt());
            if (number(tx, "select count(*) from {wh_run_line} where run_id = ?", rest.run()) == 0) {
                forget(tx, rest.run());
            }
        }
    }

    private static void forget(Tx tx, String run) throws SQLException {
        for (String table : List.of("{wh_run_count}", "{wh_run_unknown}", "{wh_run}")) {
            update(tx, "delete from " + table + " where run_id = ?", run);
        }
    }
}
