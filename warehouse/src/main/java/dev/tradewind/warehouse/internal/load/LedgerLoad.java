package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.LedgerEntry.Kind;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Controls;
import dev.tradewind.warehouse.internal.schema.Facts;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * Loads bookings. A booking's key is the id of its change, which a connector makes from content and place where its book has
 * no ids. Each refund and payout is an event, too.
 */
final class LedgerLoad {
    /** How the ids of events begin that bookings tell of. */
    static final String PREFIX = "ledger/";

    private static final Set<Kind> EVENTS = Set.of(Kind.REFUND, Kind.PAYOUT);

    private final Context context;
    private final LedgerSums sums;
    private final Guarded bookings;
    private final Guarded events;

    LedgerLoad(Context context, LedgerSums sums) {
        this.context = context;
        this.sums = sums;
        this.bookings = new Guarded(context, Controls.WH_LEDGER, Stagings.S_LEDGER, Dataset.FINANCE.name());
        this.events = new Guarded(context, Facts.FACT_ACTIVITY, Stagings.S_BOOKING, Dataset.FINANCE.name());
    }

    /** Takes a booking in. Throws {@link Unfit} when a table cannot hold it. */
    void add(LoadItem item) {
        LedgerEntry entry = Dataset.FINANCE.type().cast(item.change().record().orElseThrow());
        if (entry.source().equals(OrderMapper.BOOK)) {
            throw new Unfit("source", "is the book of bookings that orders tell of");
        }
        Row row = bookings.row(item)
                .set("source", entry.source())
                .set("entry_id", item.change().id())
                .set("order_id", entry.orderId())
                .set("order_line_id", entry.lineId())
                .set("kind", entry.kind().name())
                .clip("source_kind", entry.sourceKind())
                .money("amount", entry.amount())
                .set("currency", entry.amount().currency())
                .set("quantity", entry.quantity())
                .set("posted_at", entry.postedAt())
                .set("is_deleted", false)
                .set("row_hash", ContentHash.of(entry))
                .set("feed", context.feed(item));
        if (EVENTS.contains(entry.kind())) {
            events.addPart(item, item.change().id(), event(item, entry));
        }
        bookings.add(item, row);
    }

    void stage(Tx tx) throws SQLException {
        bookings.stage(tx);
        events.stage(tx);
    }

    /** Merges the bookings, and marks the orders whose sums they change: those before and those after. */
    void merge(Tx tx, Tombstones tombstones) throws SQLException {
        if (!bookings.isEmpty()) {
            bookings.judge(tx, tombstones);
            touch(
                    tx,
                    "select distinct t.order_id from {s_ledger} s join {wh_ledger} t on t.shop_key = s.shop_key"
                            + " and t.source = s.source and t.entry_id = s.entry_id where t.order_id is not null");
            touch(tx, "select distinct s.order_id from {s_ledger} s where s.order_id is not null");
            bookings.merge(tx, Map.of(), "");
            events.merge(tx, Map.of(), "");
            dropEventsOfOtherKinds(tx);
        }
        if (tombstones.any(Dataset.FINANCE)) {
            String gone = " from {s_gone} g join {wh_ledger} l on l.shop_key = g.shop_key and l.entry_id = g.record_id"
                    + " where g.dataset = 'finance' and l.source <> '" + OrderMapper.BOOK + "' and not l.is_deleted"
                    + " and (g.source_updated_at, g.observed_at) > (l.source_updated_at, l.observed_at)";
            remove(tx, gone);
        }
    }

    /**
     * Marks bookings as deleted, and their events.
     *
     * @param from names wh_ledger {@code l} and says which
     */
    void remove(Tx tx, String from) throws SQLException {
        touch(tx, "select distinct l.order_id" + from + " and l.order_id is not null");
        Script.run(
                tx,
                "update {fact_activity} as t set is_deleted = true, load_id = "
                        + context.batch().loadId()
                        + " from (select l.shop_key, l.kind, '" + PREFIX + "' || l.source || '/' || l.entry_id as id"
                        + from + ") o where t.shop_key = o.shop_key and t.activity_type = o.kind"
                        + " and t.source_event_id = o.id and not t.is_deleted");
        Script.run(
                tx,
                "update {wh_ledger} as t set is_deleted = true, load_id = "
                        + context.batch().loadId()
                        + " from (select l.shop_key, l.source, l.entry_id" + from + ") o where t.shop_key = o.shop_key"
                        + " and t.source = o.source and t.entry_id = o.entry_id");
    }

    /** A booking that is restated as something else has not been what it was. */
    private void dropEventsOfOtherKinds(Tx tx) throws SQLException {
        Script.run(
                tx,
                "delete from {fact_activity} as t using {s_ledger} s, {wh_ledger} l where l.shop_key = s.shop_key"
                        + " and l.source = s.source and l.entry_id = s.entry_id and t.shop_key = l.shop_key"
                        + " and t.source_event_id = '" + PREFIX + "' || l.source || '/' || l.entry_id"
                        + " and t.activity_type <> l.kind");
    }

    private void touch(Tx tx, String orders) throws SQLException {
        Script.rows(tx, orders, cells -> cells.get(String.class)).forEach(sums::touch);
    }

    private Row event(LoadItem item, LedgerEntry entry) {
        Calendar days = context.calendar(item.change());
        return events.row(item)
                .set("activity_type", entry.kind().name())
                .set(
                        "source_event_id",
                        PREFIX + entry.source() + "/" + item.change().id())
                .set("customer_key", 0L)
                .set("customer_durable_key", 0L)
                .set("product_key", 0L)
                .set("product_durable_key", 0L)
                .set("activity_date_key", days.dateKey(entry.postedAt()))
                .set("activity_hour", days.hour(entry.postedAt()))
                .set("order_id", entry.orderId())
                .set("order_line_id", entry.lineId())
                .money("amount", entry.amount())
                .set("currency", entry.amount().currency())
                .clip("new_value", entry.sourceKind())
                .set("occurred_at", entry.postedAt())
                .set("is_deleted", false)
                .set("row_hash", ContentHash.of(entry));
    }
}
