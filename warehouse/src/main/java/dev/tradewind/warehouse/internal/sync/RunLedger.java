package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.receipt.Shops;
import dev.tradewind.core.receipt.Totals;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Fit;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables from which the receipt of a run is made. */
final class RunLedger {
    private static final int UNKNOWN = 512;
    private static final int LINES_AT_ONCE = 200;
    private static final long BEFORE_ALL = -1;

    private final String runId;
    private final long seed;
    private final Instant startedAt;

    RunLedger(String runId, long seed, Instant startedAt) {
        this.runId = runId;
        this.seed = seed;
        this.startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
    }

    void begin(Tx tx) throws SQLException {
        update(
                tx,
                "insert into {wh_run} (run_id, seed, started_at, shops, all_shops, is_idle, is_trimmed)"
                        + " values (?, ?, ?, 0, false, false, false)",
                runId,
                seed,
                startedAt);
    }

    /** Adds counts of one dataset. Runs under the shop's lock. */
    void count(Tx tx, long shopKey, Dataset<?> dataset, Counts counts) throws SQLException {
        int there = update(
                tx,
                "update {wh_run_count} set rows_read = rows_read + ?, rows_written = rows_written + ?,"
                        + " rows_unchanged = rows_unchanged + ?, rows_stale = rows_stale + ?,"
                        + " rows_folded = rows_folded + ?, rows_rejected = rows_rejected + ?"
                        + " where run_id = ? and shop_key = ? and dataset = ?",
                counts.read(),
                counts.written(),
                counts.unchanged(),
                counts.stale(),
                counts.folded(),
                counts.rejected(),
                runId,
                shopKey,
                dataset.name());
        if (there == 0) {
            update(
                    tx,
                    "insert into {wh_run_count} (run_id, shop_key, dataset, rows_read, rows_written, rows_unchanged,"
                            + " rows_stale, rows_folded, rows_rejected) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    runId,
                    shopKey,
                    dataset.name(),
                    counts.read(),
                    counts.written(),
                    counts.unchanged(),
                    counts.stale(),
                    counts.folded(),
                    counts.rejected());
        }
    }

    /** Adds values that we do not know. Runs under the shop's lock. */
    void unknown(Tx tx, long shopKey, Dataset<?> dataset, List<Unknown> unknowns) throws SQLException {
        Map<String, Long> times = unknowns.stream()
                .collect(Collectors.groupingBy(
                        unknown -> Fit.atMost(UNKNOWN, unknown.field() + "=" + unknown.value()),
                        Collectors.counting()));
        for (Map.Entry<String, Long> each : times.entrySet()) {
            int there = update(
                    tx,
                    "update {wh_run_unknown} set times = times + ? where run_id = ? and shop_key = ? and dataset = ?"
                            + " and value = ?",
                    each.getValue(),
                    runId,
                    shopKey,
                    dataset.name(),
                    each.getKey());
            if (there == 0) {
                update(
                        tx,
                        "insert into {wh_run_unknown} (run_id, shop_key, dataset, value, times) values (?, ?, ?, ?, ?)",
                        runId,
                        shopKey,
                        dataset.name(),
                        each.getKey(),
                        each.getValue());
            }
        }
    }

    Counts counts(Tx tx, long shopKey, Dataset<?> dataset) throws SQLException {
        return first(
                        tx,
                        "select rows_read, rows_written, rows_unchanged, rows_stale, rows_folded, rows_rejected"
                                + " from {wh_run_count} where run_id = ? and shop_key = ? and dataset = ?",
                        row -> new Counts(
                                row.number(1),
                                row.number(2),
                                row.number(3),
                                row.number(4),
                                row.number(5),
                                row.number(6)),
                        runId,
                        shopKey,
                        dataset.name())
                .orElse(Counts.NONE);
    }

    Map<String, Long> unknowns(Tx tx, long shopKey, Dataset<?> dataset) throws SQLException {
        return list(
                        tx,
                        "select value, times from {wh_run_unknown} where run_id = ? and shop_key = ? and dataset = ?",
                        row -> Map.entry(row.text(1), row.number(2)),
                        runId,
                        shopKey,
                        dataset.name())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether a shop has ended in this run. */
    boolean hasLine(Tx tx, long shopKey) throws SQLException {
        return first(
                        tx,
                        "select 1 from {wh_run_line} where run_id = ? and shop_key = ? limit 1",
                        row -> row.number(1),
                        runId,
                        shopKey)
                .isPresent();
    }

    /**
     * Keeps a line, the newest when it is made twice; what it was made from is no longer needed.
     *
     * @param position how many shops have ended before
     */
    void line(Tx tx, long shopKey, ReceiptLine line, long position, Instant now) throws SQLException {
        List<Dataset<?>> datasets = Dataset.all();
        long place = position * datasets.size() + datasets.indexOf(line.dataset());
        String text = new Receipt(runId, seed, startedAt, now, List.of(line)).toJson();
        update(
                tx,
                "insert into {wh_run_line} (run_id, position, shop_key, dataset, outcome, line) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (run_id, shop_key, dataset) do update set position = excluded.position,"
                        + " outcome = excluded.outcome, line = excluded.line",
                runId,
                place,
                shopKey,
                line.dataset().name(),
                line.outcome(),
                text);
        for (String table : List.of("{wh_run_count}", "{wh_run_unknown}")) {
            update(
                    tx,
                    "delete from " + table + " where run_id = ? and shop_key = ? and dataset = ?",
                    runId,
                    shopKey,
                    line.dataset().name());
        }
    }

    /** Ends the run, and makes its receipt: with its lines, or with no more than what they come to. */
    Receipt finish(Tx tx, Instant now, Shops shops, boolean streamed) throws SQLException {
        List<ReceiptLine> lines = streamed ? List.of() : lines(tx, runId);
        Totals totals = streamed ? totals(tx) : Totals.of(lines);
        Receipt receipt = new Receipt(runId, seed, startedAt, now.truncatedTo(ChronoUnit.MICROS), shops, totals, lines);
        update(
                tx,
                "update {wh_run} set finished_at = ?, shops = ?, all_shops = ?, is_idle = ?, outcome = ? where run_id = ?",
                now,
                shops.begun(),
                shops.all(),
                receipt.isComplete() && receipt.counts().read() == 0,
                receipt.worst().map(Enum::name).orElse(null),
                runId);
        return receipt;
    }

    /** Adds up the lines, some at a time: there may be more of them than fit into memory. */
    private Totals totals(Tx tx) throws SQLException {
        Totals totals = Totals.NONE;
        List<Placed> some = placed(tx, runId, BEFORE_ALL, LINES_AT_ONCE);
        while (!some.isEmpty()) {
            for (Placed each : some) {
                totals = totals.plus(each.line());
            }
            some = placed(tx, runId, some.get(some.size() - 1).position(), LINES_AT_ONCE);
        }
        return totals;
    }

    /** A line and its place in the receipt. */
    private record Placed(long position, ReceiptLine line) {}

    private static List<Placed> placed(Tx tx, String runId, long after, int most) throws SQLException {
        return list(
                tx,
                "select position, line from {wh_run_line} where run_id = ? and position > ? order by position limit ?",
                row -> new Placed(
                        row.number(1), Receipt.fromJson(row.text(2)).lines().get(0)),
                runId,
                after,
                most);
    }

    private static List<ReceiptLine> lines(Tx tx, String runId) throws SQLException {
        return placed(tx, runId, BEFORE_ALL, Integer.MAX_VALUE).stream()
                .map(Placed::line)
                .toList();
    }

    /**
     * Makes the receipt of a run from the tables; empty when they do not remember it. Of a run that has no end yet, or never
     * will, they know what has ended so far: it does not pass for all.
     */
    static Optional<Receipt> receipt(Tx tx, String runId) throws SQLException {
        List<ReceiptLine> lines = lines(tx, runId);
        long shops = lines.stream().map(ReceiptLine::shop).distinct().count();
        return first(
                tx,
                "select seed, started_at, coalesce(finished_at, started_at), shops, all_shops from {wh_run}"
                        + " where run_id = ? and not is_trimmed",
                row -> new Receipt(
                        runId,
                        row.number(1),
                        row.instant(2),
                        row.instant(3),
                        new Shops(Math.max(shops, row.number(4)), row.flag(5)),
                        Totals.of(lines),
                        lines),
                runId);
    }
}
