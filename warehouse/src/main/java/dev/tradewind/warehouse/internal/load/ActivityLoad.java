package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Activity;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Facts;
import java.sql.SQLException;
import java.util.Map;

/** Loads business events. An event whose id is that of its record has one type: that of the newest version. */
final class ActivityLoad {
    /** A return that becomes a mere refund is the same event. */
    private static final Guarded.Mutable TYPE = new Guarded.Mutable("activity_type", "source_event_id");

    private final Context context;
    private final Inferred inferred;
    private final Guarded events;

    ActivityLoad(Context context, Inferred inferred) {
        this.context = context;
        this.inferred = inferred;
        this.events = new Guarded(context, Facts.FACT_ACTIVITY, Stagings.S_ACTIVITY, Dataset.ACTIVITY.name(), TYPE);
    }

    /** Takes an event in. Throws {@link Unfit} when the table cannot hold it. */
    void add(LoadItem item) {
        Activity event = Dataset.ACTIVITY.type().cast(item.change().record().orElseThrow());
        if (event.id().startsWith(Ids.PREFIX) || event.id().startsWith(LedgerLoad.PREFIX)) {
            throw new Unfit("id", "begins as the ids of events that orders and bookings tell of");
        }
        Calendar days = context.calendar(item.change());
        Row row = events.row(item)
                .set("activity_type", event.type())
                .set("source_event_id", event.id())
                .set("customer_key", 0L)
                .set("customer_durable_key", context.keys().customer(event.customerId()))
                .set("product_key", 0L)
                .set("product_durable_key", context.keys().product(event.item()))
                .set("activity_date_key", days.dateKey(event.occurredAt()))
                .set("activity_hour", days.hour(event.occurredAt()))
                .set("order_id", event.orderId())
                .set("order_line_id", event.lineId())
                .set("quantity_delta", event.quantityDelta() == null ? null : (long) event.quantityDelta())
                .money("amount", event.amount())
                .set("currency", event.amount() == null ? null : event.amount().currency())
                .clip("old_value", event.oldValue())
                .clip("new_value", event.newValue())
                .clip("actor", event.actor())
                .set("occurred_at", event.occurredAt())
                .set("is_deleted", false)
                .set("row_hash", ContentHash.of(event));
        events.add(item, row);
        if (event.item() != null) {
            inferred.itemPerhaps(event.item());
        }
        if (event.customerId() != null) {
            inferred.buyerPerhaps(event.customerId());
        }
    }

    void stage(Tx tx) throws SQLException {
        events.stage(tx);
    }

    void merge(Tx tx, Tombstones tombstones) throws SQLException {
        if (!events.isEmpty()) {
            events.judge(tx, tombstones);
            inferred.released(
                    tx,
                    "from {fact_activity} t join {s_activity} s on s.shop_key = t.shop_key"
                            + " and s.source_event_id = t.source_event_id");
            events.merge(
                    tx,
                    Map.of("customer_key", "coalesce(c.key, 0)", "product_key", "coalesce(p.key, 0)"),
                    AsOf.states("s_activity", "s.occurred_at"));
        }
        if (tombstones.any(Dataset.ACTIVITY)) {
            Script.run(
                    tx,
                    "update {fact_activity} as t set is_deleted = true, load_id = g.load_id from {s_gone} g"
                            + " where g.dataset = 'activity' and t.shop_key = g.shop_key and not t.is_deleted"
                            + " and g.record_id in (t.source_event_id, t.activity_type || '/' || t.source_event_id)"
                            + " and (g.source_updated_at, g.observed_at) > (t.source_updated_at, t.observed_at)");
        }
    }
}
