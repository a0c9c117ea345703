package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Controls;
import dev.tradewind.warehouse.internal.schema.Facts;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loads orders as aggregates. The version in wh_order decides which of them replace what is there; of these, and of no
 * others, all rows are replaced.
 */
final class OrderLoad {
    /** A line keeps its rate through an edit; what follows from it is worked out anew, or missing where it does not fit. */
    private static final Map<String, String> FX = Map.of(
            "base_currency", "t.base_currency",
            "fx_rate", "t.fx_rate",
            "fx_date_key", "t.fx_date_key",
            "net_amount_base",
                    "case when abs(excluded.net_amount * t.fx_rate) < 999999999999999"
                            + " then cast(round(excluded.net_amount * t.fx_rate, 4) as decimal(19,4)) end");

    private final Context context;
    private final Stage headers = new Stage(Stagings.S_ORDER);
    private final Stage lines = new Stage(Stagings.S_LINE);
    private final Stage entries = new Stage(Stagings.S_ENTRY);
    private final Stage events = new Stage(Stagings.S_EVENT);
    private final Stage winnerRows = new Stage(Stagings.S_WINNER);
    private final OrderMapper mapper;
    private final Fold<OrderRows> fold;
    private final List<OrderRows> winners = new ArrayList<>();
    private final Set<Long> formerBuyers = new HashSet<>();

    OrderLoad(Context context) {
        this.context = context;
        this.mapper = new OrderMapper(context, headers, lines, entries, events);
        this.fold = new Fold<>(
                OrderRows::item,
                rows -> rows.header().text("row_hash"),
                folded -> context.tally().count(folded.item(), Outcome.FOLDED));
    }

    /** Takes an order in. Throws {@link Unfit} when a table cannot hold it. */
    void add(LoadItem item) {
        OrderRows rows = mapper.rows(
                item, Dataset.ORDERS.type().cast(item.change().record().orElseThrow()));
        fold.add(rows.id(), rows);
    }

    /** Before the lock. */
    void stage(Tx tx) throws SQLException {
        for (OrderRows rows : fold.newest()) {
            headers.add(rows.header());
            lines.addAll(rows.lines());
            entries.addAll(rows.entries());
            events.addAll(rows.events());
        }
        if (headers.isEmpty()) {
            return;
        }
        headers.write(tx);
        lines.write(tx);
        entries.write(tx);
        events.write(tx);
    }

    /** Finds out which orders replace what is there, after the tombstones of the batch are there. */
    void judge(Tx tx, Tombstones tombstones) throws SQLException {
        if (headers.isEmpty()) {
            return;
        }
        Map<String, Held> held = held(tx);
        for (OrderRows rows : fold.newest()) {
            Version version = rows.item().change().version();
            String hash = rows.header().text("row_hash");
            Held there = held.getOrDefault(rows.id(), Held.NOTHING);
            if (there.yieldsTo(version, hash)) {
                winners.add(rows);
                winnerRows.add(winnerRows
                        .row()
                        .set("order_id", rows.id())
                        .set("is_known", there.version() != null)
                        .set("is_deleted", there.isGoneAfter(version)));
            }
            tombstones.count(rows.item(), there.outcome(version, hash));
        }
        winnerRows.write(tx);
        if (anyKnown()) {
            formerBuyers.addAll(Script.rows(
                    tx,
                    "select distinct f.customer_durable_key from {fact_orders} f join {s_winner} w"
                            + " on w.order_id = f.order_id and w.is_known where f.shop_key = "
                            + context.batch().shopKey(),
                    cells -> cells.get(Long.class)));
        }
    }

    /** The orders that replace what is there. */
    List<OrderRows> winners() {
        return winners;
    }

    /** Buyers whom the lines named before. */
    Set<Long> formerBuyers() {
        return formerBuyers;
    }

    /** Bookings of the winners. */
    void mergeEntries(Tx tx) throws SQLException {
        put(tx, Controls.WH_LEDGER, Stagings.S_ENTRY, Map.of(), "", Map.of());
        drop(tx, "wh_ledger", " and t.source = '" + OrderMapper.BOOK + "'", "s_entry", "s.entry_id = t.entry_id");
    }

    /** Lines of the winners, with the sums over their bookings from s_amount. */
    void mergeLines(Tx tx) throws SQLException {
        Map<String, String> instead = new HashMap<>();
        instead.put("customer_key", "coalesce(c.key, 0)");
        instead.put("product_key", "coalesce(p.key, 0)");
        instead.put("is_deleted", "w.is_deleted");
        instead.put("refund_amount", "case when a.order_id is null then 0 else a.refund_amount end");
        instead.put("commission_amount", "a.commission_amount");
        instead.put("payment_fee_amount", "a.payment_fee_amount");
        instead.put("shipping_fee_amount", "a.shipping_fee_amount");
        instead.put("quantity_refunded", "coalesce(a.quantity_refunded, 0)");
        String joins = " left join {s_amount} a on a.order_id = s.order_id and a.order_line_id = s.order_line_id"
                + AsOf.states("s_line", "s.ordered_at");
        put(tx, Facts.FACT_ORDERS, Stagings.S_LINE, instead, joins, FX);
        String same = "s.order_id = t.order_id and s.order_line_id = t.order_line_id";
        drop(tx, "fact_orders", "", "s_line", same);
    }

    /** Events of the winners. */
    void mergeEvents(Tx tx) throws SQLException {
        Map<String, String> instead = Map.of(
                "customer_key", "coalesce(c.key, 0)",
                "product_key", "coalesce(p.key, 0)",
                "is_deleted", "w.is_deleted");
        String joins = AsOf.states("s_event", "s.occurred_at");
        put(tx, Facts.FACT_ACTIVITY, Stagings.S_EVENT, instead, joins, Map.of());
        String derived = " and t.source_event_id like '" + Ids.PREFIX + "%'";
        String same = "s.activity_type = t.activity_type and s.source_event_id = t.source_event_id";
        drop(tx, "fact_activity", derived, "s_event", same);
    }

    /** Versions: of the winners, and of those that say the same at a later time. */
    void mergeHeaders(Tx tx) throws SQLException {
        put(tx, Controls.WH_ORDER, Stagings.S_ORDER, Map.of(), "", Map.of());
        if (winners.size() < fold.newest().size()) {
            Script.run(
                    tx,
                    "update {wh_order} as t set source_updated_at = s.source_updated_at, observed_at = s.observed_at"
                            + " from {s_order} s where t.shop_key = s.shop_key and t.order_id = s.order_id"
                            + " and t.row_hash = s.row_hash"
                            + " and (s.source_updated_at, s.observed_at) > (t.source_updated_at, t.observed_at)");
        }
    }

    /**
     * Puts the winners' rows into a table. Orders that were not there have no rows there, so theirs are inserted without
     * looking for conflicts, which is several times faster.
     */
    private void put(
            Tx tx,
            TableDef table,
            TableDef staging,
            Map<String, String> instead,
            String joins,
            Map<String, String> existing)
            throws SQLException {
        String ofWinners = "join {s_winner} w on w.order_id = s.order_id and ";
        if (winnerRows.rows().stream().anyMatch(row -> !isKnown(row))) {
            Script.run(tx, Upsert.insert(table, staging, instead, ofWinners + "not w.is_known" + joins));
        }
        if (anyKnown()) {
            // "where": else the parser takes "on conflict" for a part of the last join.
            Script.run(
                    tx, Upsert.of(table, staging, instead, ofWinners + "w.is_known" + joins + " where true", existing));
        }
    }

    /** Removes what the winners' older versions had and they have not. */
    private void drop(Tx tx, String table, String which, String staging, String same) throws SQLException {
        if (anyKnown()) {
            Script.run(
                    tx,
                    "delete from {" + table + "} as t where t.shop_key = "
                            + context.batch().shopKey()
                            + " and t.order_id in (select order_id from {s_winner} where is_known)" + which
                            + " and not exists (select 1 from {" + staging + "} s where " + same + ")");
        }
    }

    /** Whether one of the winners takes the place of an older version. */
    boolean anyKnown() {
        return winnerRows.rows().stream().anyMatch(OrderLoad::isKnown);
    }

    private static boolean isKnown(Row winner) {
        return Boolean.TRUE.equals(winner.get("is_known"));
    }

    private Map<String, Held> held(Tx tx) throws SQLException {
        record Found(String id, Held held) {}
        return Script.rows(
                        tx,
                        "select s.order_id, o.row_hash, o.source_updated_at, o.observed_at,"
                                + " x.source_updated_at, x.observed_at from {s_order} s"
                                + " left join {wh_order} o on o.shop_key = s.shop_key and o.order_id = s.order_id"
                                + " left join {wh_tombstone} x on x.shop_key = s.shop_key and x.dataset = 'orders'"
                                + " and x.record_id = s.order_id"
                                + " where o.order_id is not null or x.record_id is not null",
                        cells -> {
                            String id = cells.get(String.class);
                            String hash = cells.orNull(String.class);
                            return new Found(id, new Held(cells.versionOrNull(), hash, cells.versionOrNull()));
                        })
                .stream()
                .collect(Collectors.toMap(Found::id, Found::held));
    }
}
