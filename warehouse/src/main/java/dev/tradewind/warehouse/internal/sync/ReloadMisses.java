package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.marks;
import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.spi.Feed;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the warehouse holds of a stretch of time and a reload was not given, and what it was given although it is marked as
 * gone. The database compares the two: no set of ids is held in memory.
 */
final class ReloadMisses {
    private static final String SEEN =
            "select distinct s.record_id from {wh_slice_seen} s join {wh_slice} w on w.slice_key = s.slice_key"
                    + " where w.shop_key = ? and w.epoch = ? and s.dataset = ?";

    private final ReloadSpan span;
    private final long shopKey;
    private final Instant begun;
    private final Optional<List<String>> kinds;

    /**
     * @param begun when the reload began, by our clock: a word that it has heard itself contradicts nothing
     * @param kinds the kinds of records that it would have been given; empty when it would have been given all
     */
    ReloadMisses(ReloadSpan span, long shopKey, Instant begun, Optional<List<String>> kinds) {
        this.span = span;
        this.shopKey = shopKey;
        this.begun = begun;
        this.kinds = kinds;
    }

    /** How many records the warehouse holds of a stretch, and how many of them the reload was not given. */
    record Count(long known, long missing) {}

    Count count(Tx tx, Extent stretch) throws SQLException {
        return first(
                        tx,
                        "select count(*), count(case when n.record_id is null then 1 end) from ("
                                + listed(SpanRecords.of(span.dataset()).orElseThrow()) + ") k left join (" + SEEN
                                + ") n on n.record_id = k.record_id",
                        row -> new Count(row.number(1), row.number(2)),
                        values(stretch).toArray())
                .orElse(new Count(0, 0));
    }

    /** From now on what it was not given waits to be asked for by its id. Returns how many records. */
    int ask(Tx tx, Extent stretch, Feed feed) throws SQLException {
        return ask(
                tx,
                stretch,
                feed,
                "not in the reload",
                listed(SpanRecords.of(span.dataset()).orElseThrow()) + ") k left join (" + SEEN
                        + ") n on n.record_id = k.record_id where n.record_id is null");
    }

    /**
     * What it was given although the platform had said before that it is gone waits, too: a list may lag behind, so only an
     * answer for the id is the last word. Returns how many.
     */
    int askReturned(Tx tx, Extent stretch, Feed feed) throws SQLException {
        Optional<String> gone = SpanRecords.gone(span.dataset());
        return gone.isEmpty()
                ? 0
                : ask(
                        tx,
                        stretch,
                        feed,
                        "listed again",
                        listed(gone.get()) + ") k join (" + SEEN
                                + ") n on n.record_id = k.record_id join {wh_tombstone} t"
                                + " on t.record_id = k.record_id and t.shop_key = " + shopKey + " and t.dataset = '"
                                + span.dataset().name() + "' and t.observed_at < ?",
                        begun);
    }

    private int ask(Tx tx, Extent stretch, Feed feed, String why, String which, Instant... more) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(
                shopKey,
                feed.name(),
                feed.parts().get(0),
                span.dataset().name(),
                why,
                ReloadSpan.waiting(shopKey, span.epoch()),
                tx.now()));
        values.addAll(values(stretch));
        values.addAll(List.of(more));
        return update(
                tx,
                "insert into {wh_reread} (shop_key, feed, part, dataset, record_id, why, slice_key, tried_run, added_at)"
                        + " select ?, ?, ?, ?, k.record_id, ?, ?, '', ? from (" + which + " on conflict do nothing",
                values.toArray());
    }

    /** Of some records those that the reload would have been given: column record_id, each id once. */
    private String listed(String records) {
        String which = kinds.map(
                        list -> list.isEmpty() ? " where false" : " where q.kind in (" + marks(list.size()) + ")")
                .orElse("");
        return "select distinct q.record_id from (" + records + ") q" + which;
    }

    /** What is bound in {@link #listed}, and in what the reload has seen after it. */
    private List<Object> values(Extent stretch) {
        List<Object> values = new ArrayList<>(List.of(shopKey, stretch.from(), stretch.to()));
        kinds.ifPresent(values::addAll);
        values.addAll(List.of(shopKey, span.epoch(), span.dataset().name()));
        return values;
    }

    /** How many were asked for and not answered. */
    static long unanswered(Tx tx, ReloadSpan span, long shopKey) throws SQLException {
        return number(
                tx,
                "select count(*) from {wh_reread} where shop_key = ? and slice_key = ?",
                shopKey,
                ReloadSpan.waiting(shopKey, span.epoch()));
    }

    /** How many of the records that a reload was given are kept aside. */
    static long rejected(Tx tx, ReloadSpan span, long shopKey) throws SQLException {
        return number(
                tx,
                "select count(*) from {wh_reject} r where r.shop_key = ? and r.dataset = ? and r.resolved_at is null"
                        + " and not r.waived and r.source_id in (" + SEEN + ")",
                shopKey,
                span.dataset().name(),
                shopKey,
                span.epoch(),
                span.dataset().name());
    }
}
