package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Scope;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Ends a slice of a feed that replaces its part: rows of the same feed and span that the slice has not seen go. What the
 * slice has seen is a query that the caller gives; its one column {@code record_id} holds the ids of changes.
 */
public final class Replacement {
    private Replacement() {}

    /** What makes two bookings of one day the same one under two ids: the fee of an order line, whatever its amount. */
    private static final String SUBJECT = "source, order_id, order_line_id, kind, source_kind, currency";

    /**
     * A booking that names no order line is about nothing that could be told from another, so nothing takes its place; and
     * the listing of another shop, or of another day, has none of these lines.
     */
    private static final String LINED = " and l.order_id is not null and l.order_line_id is not null";

    /**
     * Loads are numbered by when their run began, in microseconds, and count up from there. What a run has loaded that began
     * before the booking was listed last has stood beside it, and does not take its place.
     */
    private static final String AFTER_LISTED = "(extract(epoch from o.listed_at) + 60) * 1000000";

    /**
     * What a replacement would remove.
     *
     * @param missing rows that would go
     * @param restated those of them in whose place the slice lists another: the same booking under a new id
     * @param held all rows of the feed on these days
     */
    public record Loss(long missing, long restated, long held) {
        /** How many bookings or days of traffic nothing takes the place of. */
        public long lost() {
            return missing - restated;
        }

        /** How many there were, the restated ones counted once. */
        public long all() {
            return held - restated;
        }
    }

    /** What {@link #traffic} would remove. */
    public static Loss ofTraffic(Tx tx, LoadBatch batch, String feed, Scope.Days days, String seen)
            throws SQLException {
        // A row that comes under a new id takes the place of the old one: its key is what it is about.
        return loss(tx, "{fact_traffic} t" + traffic(batch, feed, days), unseen(seen, "t.record_id"), "0");
    }

    /** What {@link #bookings} would remove. */
    public static Loss ofBookings(Tx tx, LoadBatch batch, String feed, Scope.Days days, String seen)
            throws SQLException {
        String held = "{wh_ledger} l" + bookings(tx, batch, feed, days);
        String unseen = unseen(seen, "l.entry_id");
        String gone = "select " + SUBJECT + ", count(*) as n, max(l.observed_at) as listed_at from " + held + unseen
                + LINED + " group by " + SUBJECT;
        String listed = "select " + SUBJECT + ", l.load_id from " + held + " and l.entry_id in (" + seen + ")" + LINED;
        String fresh = "select " + SUBJECT + ", o.n, count(*) as fresh from (" + gone + ") o join (" + listed
                + ") s using (" + SUBJECT + ") where s.load_id > " + AFTER_LISTED + " group by " + SUBJECT + ", o.n";
        String restated = "(select coalesce(sum(least(r.n, r.fresh)), 0) from (" + fresh + ") r)";
        return loss(tx, held, unseen, restated);
    }

    private static Loss loss(Tx tx, String held, String unseen, String restated) throws SQLException {
        return Script.rows(
                        tx,
                        "select (select count(*) from " + held + unseen + "), cast(" + restated
                                + " as bigint), (select count(*) from " + held + ")",
                        cells -> new Loss(cells.get(Long.class), cells.get(Long.class), cells.get(Long.class)))
                .get(0);
    }

    private static String traffic(LoadBatch batch, String feed, Scope.Days days) {
        return " where t.shop_key = " + batch.shopKey() + " and t.feed = " + quoted(feed) + " and t.date_key >= "
                + Calendar.dateKey(days.from()) + " and t.date_key < " + Calendar.dateKey(days.to());
    }

    private static String bookings(Tx tx, LoadBatch batch, String feed, Scope.Days days) {
        return " where l.shop_key = " + batch.shopKey() + " and l.feed = " + quoted(feed)
                + " and not l.is_deleted and l.posted_at >= " + instant(tx, days.from(), days.zone())
                + " and l.posted_at < " + instant(tx, days.to(), days.zone());
    }

    private static String unseen(String seen, String id) {
        return " and not exists (select 1 from (" + seen + ") n where n.record_id = " + id + ")";
    }

    /**
     * Removes traffic rows of the feed on the slice's days. Gives their number.
     *
     * @param batch names shop and load; its records are not looked at
     * @param seen a query, see above
     */
    public static int traffic(Tx tx, LoadBatch batch, String feed, Scope.Days days, String seen) throws SQLException {
        String unseen = traffic(batch, feed, days) + unseen(seen, "t.record_id");
        Set<Long> named = Inferred.keys(tx, AsOf.PRODUCT, "from {fact_traffic} t" + unseen);
        int removed = Script.run(tx, "delete from {fact_traffic} as t" + unseen);
        Inferred.sweepItems(tx, named);
        return removed;
    }

    /**
     * Marks bookings of the feed that were posted on the slice's days as deleted, and adds up again what depends on them.
     *
     * @param batch names shop and load; its records are not looked at
     * @param seen a query, see above
     */
    public static void bookings(Tx tx, LoadBatch batch, String feed, Scope.Days days, String seen) throws SQLException {
        Context context = Loader.context(tx, batch, Keys::hash);
        LedgerSums sums = new LedgerSums(context);
        new LedgerLoad(context, sums)
                .remove(tx, " from {wh_ledger} l" + bookings(tx, batch, feed, days) + unseen(seen, "l.entry_id"));
        sums.merge(tx, List.of());
    }

    /** DuckDB's columns hold UTC without a zone: compared with a zoned literal they would be read in the session's zone. */
    private static String instant(Tx tx, LocalDate day, ZoneId zone) {
        String start = day.atStartOfDay(zone).toInstant().toString();
        return tx.dialect() == Dialect.DUCKDB
                ? "timestamp " + quoted(start.replace('T', ' ').replace("Z", ""))
                : "timestamp with time zone " + quoted(start);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
