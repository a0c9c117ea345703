package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.number;

import dev.tradewind.core.receipt.FeedLine;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tables say about one feed at the end of a run. */
final class FeedVerdict {
    private static final int SHOWN = 20;
    private static final String OPEN = " from {wh_slice} where shop_key = ? and feed = ?"
            + " and state not in ('EXPLAINED', 'GAP', 'MERGED', 'SPLIT')";

    private final Tx tx;
    private final ShopDesk desk;
    private final ShopState state;
    private final RunContext run;

    FeedVerdict(Tx tx, ShopDesk desk, ShopState state, RunContext run) {
        this.tx = tx;
        this.desk = desk;
        this.state = state;
        this.run = run;
    }

    FeedLine line(Feed feed) throws SQLException {
        Map<Proof, Long> explained = new EnumMap<>(Proof.class);
        list(
                        tx,
                        "select proof, count(*) from {wh_slice} where shop_key = ? and feed = ? and run_id = ?"
                                + " and state = 'EXPLAINED' and pages > 0 group by proof",
                        row -> Map.entry(Proof.valueOf(row.text(1)), row.number(2)),
                        desk.shopKey(),
                        feed.name(),
                        run.runId())
                .forEach(entry -> explained.put(entry.getKey(), entry.getValue()));
        long open = number(tx, "select count(*)" + open(), desk.shopKey(), feed.name());
        long done = explained.values().stream().mapToLong(Long::longValue).sum();
        long pages = number(
                tx,
                "select coalesce(sum(pages), 0) from {wh_slice} where shop_key = ? and feed = ? and run_id = ?"
                        + " and state <> 'MERGED'",
                desk.shopKey(),
                feed.name(),
                run.runId());
        return new FeedLine(feed.name(), done + open, explained, open, pages);
    }

    /** Why the feed is not complete, and notes. */
    List<Reason> reasons(Feed feed, boolean named) throws SQLException {
        List<Reason> reasons = new ArrayList<>();
        Optional<String> refused = state.refused(feed.name());
        if (refused.isPresent()) {
            boolean note = feed.optional() && !named;
            Reason.Code code =
                    note ? Reason.Code.NOTE : feed.optional() || named ? Reason.Code.FORBIDDEN : Reason.Code.ERROR;
            reasons.add(new Reason(code, feed.name(), "", refused.get()));
        }
        reasons.addAll(gaps(feed));
        reasons.addAll(new LossGuard(desk.shopKey(), run.runId()).told(tx, feed.name()));
        if (refused.isEmpty() && run.options().errand() != Errand.REJECTS) {
            reasons.addAll(open(feed));
        }
        return reasons;
    }

    private List<Reason> open(Feed feed) throws SQLException {
        List<SliceRow> rows = list(
                tx,
                "select " + SliceRow.COLUMNS + open()
                        + " order by case when parked_run = ? then 0 else 1 end, span_from," + " slice_key limit "
                        + SHOWN,
                SliceRow::read,
                desk.shopKey(),
                feed.name(),
                run.runId());
        List<Reason> reasons = new ArrayList<>();
        for (SliceRow row : rows) {
            reasons.add(reason(feed, row));
        }
        long all = number(tx, "select count(*)" + open(), desk.shopKey(), feed.name());
        if (all > rows.size()) {
            reasons.add(new Reason(
                    Reason.Code.UNFINISHED, feed.name(), "", (all - rows.size()) + " more slices are not read"));
        }
        return reasons;
    }

    private String open() {
        return OPEN + run.options().errand().slices();
    }

    private Reason reason(Feed feed, SliceRow row) throws SQLException {
        if (row.state() == SliceState.ENDED) {
            String message = desk.idReads().blocking(tx, row) + " records that it named were not delivered: "
                    + desk.idReads().some(tx, row);
            return new Reason(Reason.Code.UNREAD, feed.name(), row.show(), message);
        }
        String stored = Statements.first(
                        tx,
                        "select coalesce(reason, '') from {wh_slice} where slice_key = ? and parked_run = ?",
                        each -> each.text(1),
                        row.key(),
                        run.runId())
                .orElse("");
        for (Reason.Code code : Reason.Code.values()) {
            if (stored.startsWith(code + ": ")) {
                return new Reason(
                        code,
                        feed.name(),
                        row.show(),
                        stored.substring(code.name().length() + 2));
            }
        }
        Reason.Code code = run.stop().reason(run.clock()).isPresent() ? Reason.Code.STOPPED : Reason.Code.UNFINISHED;
        return new Reason(code, feed.name(), row.show(), "not read to its end: the next run goes on with it");
    }

    private List<Reason> gaps(Feed feed) throws SQLException {
        return list(
                tx,
                "select " + SliceRow.COLUMNS + ", run_id, coalesce(reason, '') from {wh_slice} where shop_key = ?"
                        + " and feed = ? and state = 'GAP'"
                        + run.options().errand().own() + " order by span_from, slice_key limit " + SHOWN,
                row -> {
                    SliceRow slice = SliceRow.read(row);
                    boolean now = row.text(SliceRow.WIDTH + 1).equals(run.runId());
                    String why = row.text(SliceRow.WIDTH + 2).replaceFirst("^GAP: ", "");
                    return new Reason(now ? Reason.Code.GAP : Reason.Code.NOTE, feed.name(), slice.show(), why);
                },
                desk.shopKey(),
                feed.name());
    }
}
