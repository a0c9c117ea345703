package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Facts;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads traffic days. */
final class TrafficLoad {
    private final Context context;
    private final Inferred inferred;
    private final Guarded days;

    TrafficLoad(Context context, Inferred inferred) {
        this.context = context;
        this.inferred = inferred;
        this.days = new Guarded(context, Facts.FACT_TRAFFIC, Stagings.S_TRAFFIC, Dataset.TRAFFIC.name());
    }

    /** Takes a day in. Throws {@link Unfit} when the table cannot hold it. */
    void add(LoadItem item) {
        TrafficDay day = Dataset.TRAFFIC.type().cast(item.change().record().orElseThrow());
        int date = Calendar.dateKey(day.date());
        if (date == 0) {
            throw new Unfit("date", "lies outside the days of dim_time");
        }
        Row row = days.row(item)
                .set("date_key", date)
                .set("level", day.level().name())
                .set("product_durable_key", context.keys().product(day.item()))
                .set("product_key", 0L)
                .set("customer_durable_key", 0L)
                .set("customer_key", 0L)
                .set("channel", day.channel())
                .set("device", day.device())
                .set("page_views", day.pageViews())
                .set("visits", day.visits())
                .set("unique_visitors", day.uniqueVisitors())
                .set("add_to_cart", day.addToCart())
                .set("wishlists", day.wishlists())
                .set("orders_attributed", day.orders())
                .set("units_attributed", day.units())
                .money("revenue_attributed", day.revenue())
                .set("ad_impressions", day.adImpressions())
                .set("ad_clicks", day.adClicks())
                .money("ad_spend", day.adSpend())
                .set("currency", currency(day))
                .set("row_hash", ContentHash.of(day))
                .set("feed", context.feed(item));
        days.add(item, row);
        if (day.item() != null) {
            inferred.itemPerhaps(day.item());
        }
    }

    void stage(Tx tx) throws SQLException {
        days.stage(tx);
    }

    void merge(Tx tx, Tombstones tombstones) throws SQLException {
        if (!days.isEmpty()) {
            days.judge(tx, tombstones);
            String at = AsOf.dayOf(tx.dialect(), "s.date_key");
            Map<String, String> instead = new HashMap<>();
            instead.put("product_key", "coalesce(p.key, 0)");
            days.merge(
                    tx,
                    instead,
                    AsOf.PRODUCT.join("p", "select product_durable_key from {s_traffic}", "s.product_durable_key", at));
        }
        if (tombstones.any(Dataset.TRAFFIC)) {
            inferred.released(
                    tx,
                    "from {fact_traffic} t join {s_gone} g on g.dataset = 'traffic' and t.shop_key = g.shop_key"
                            + " and t.record_id = g.record_id");
            Script.run(
                    tx,
                    "delete from {fact_traffic} as t using {s_gone} g where g.dataset = 'traffic'"
                            + " and t.shop_key = g.shop_key and t.record_id = g.record_id"
                            + " and (g.source_updated_at, g.observed_at) > (t.source_updated_at, t.observed_at)");
        }
    }

    private static @Nullable String currency(TrafficDay day) {
        Money revenue = day.revenue();
        Money spend = day.adSpend();
        if (revenue != null && spend != null) {
            Amounts.in(revenue.currency(), "adSpend", spend);
        }
        return revenue != null ? revenue.currency() : spend == null ? null : spend.currency();
    }
}
