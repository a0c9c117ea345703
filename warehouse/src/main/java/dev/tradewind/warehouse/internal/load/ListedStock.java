package dev.tradewind.warehouse.internal.load;

import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Controls;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The items whose products list their stock. Such a list is whole: a level of the item that is older than the newest list is
 * gone, whichever of the two came first and wherever the level came from. A product without any level lists nothing, unless it
 * is deleted: then it has none.
 */
final class ListedStock {
    private final Context context;
    private final Stage lists = new Stage(Stagings.S_ITEM_STOCK);
    private final Map<String, LoadItem> newest = new HashMap<>();
    private final Set<String> touched = new TreeSet<>();

    ListedStock(Context context) {
        this.context = context;
    }

    /** Takes in that a product lists the stock of its item. */
    void add(LoadItem product) {
        String item = product.change().id();
        newest.merge(
                item,
                product,
                (a, b) -> a.change().version().compareTo(b.change().version()) < 0 ? b : a);
        touched.add(item);
    }

    /** Takes in that there is a level of an item, which may be older than the list. */
    void level(String item) {
        touched.add(item);
    }

    /** Before the lock. */
    void stage(Tx tx) throws SQLException {
        if (newest.isEmpty()) {
            return;
        }
        newest.forEach((id, product) -> lists.add(context.row(lists)
                .set("source_item_id", id)
                .version(product.change().version())));
        lists.write(tx);
    }

    /** Keeps the newest list of each item, and marks older levels as deleted. Gives the durable keys of their variants. */
    List<Long> merge(Tx tx) throws SQLException {
        if (touched.isEmpty()) {
            return List.of();
        }
        if (!newest.isEmpty()) {
            Script.run(
                    tx,
                    Upsert.of(Controls.WH_ITEM_STOCK, Stagings.S_ITEM_STOCK, Map.of(), "where true", Map.of())
                            + " where (excluded.source_updated_at, excluded.observed_at)"
                            + " > (t.source_updated_at, t.observed_at)");
        }
        Stage items = new Stage(Stagings.S_ITEM);
        touched.forEach(id -> items.add(items.row().set("source_item_id", id)));
        items.write(tx);
        String older = " from {s_item} s join {wh_item_stock} x on x.source_item_id = s.source_item_id"
                + " join {dim_product} d on d.shop_key = x.shop_key and d.source_item_id = s.source_item_id"
                + " and d.is_current"
                + " join {wh_stock} k on k.shop_key = x.shop_key and k.product_durable_key = d.product_durable_key"
                + " where x.shop_key = " + context.batch().shopKey() + " and not k.is_deleted"
                + " and (x.source_updated_at, x.observed_at) > (k.source_updated_at, k.observed_at)";
        List<Long> keys =
                Script.rows(tx, "select distinct k.product_durable_key" + older, cells -> cells.get(Long.class));
        if (!keys.isEmpty()) {
            Script.run(
                    tx,
                    "update {wh_stock} as t set is_deleted = true, load_id = "
                            + context.batch().loadId()
                            + " from (select k.shop_key, k.product_durable_key, k.location" + older + ") o"
                            + " where t.shop_key = o.shop_key and t.product_durable_key = o.product_durable_key"
                            + " and t.location = o.location");
        }
        return keys;
    }
}
