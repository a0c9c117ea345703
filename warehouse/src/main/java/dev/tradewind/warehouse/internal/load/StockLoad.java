package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.model.Variant;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Controls;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads stock levels, those of INVENTORY and those inside products, and the sums over locations in dim_product. */
final class StockLoad {
    private final Context context;
    private final Inferred inferred;
    private final Guarded levels;
    private final ListedStock listed;

    StockLoad(Context context, Inferred inferred) {
        this.context = context;
        this.inferred = inferred;
        this.levels = new Guarded(context, Controls.WH_STOCK, Stagings.S_STOCK, Dataset.INVENTORY.name());
        this.listed = new ListedStock(context);
    }

    /** Takes a stock level in. Throws {@link Unfit} when the table cannot hold it. */
    void add(LoadItem item) {
        StockLevel level = Dataset.INVENTORY.type().cast(item.change().record().orElseThrow());
        Row row = row(item, level.item(), level);
        levels.add(item, row);
        inferred.item(level.item());
        listed.level(level.item().itemId());
    }

    /** The levels that a product tells of; none when it is deleted. Throws {@link Unfit} when the table cannot hold one. */
    List<Part> parts(LoadItem item, Product product) {
        return product.status() == ProductStatus.DELETED
                ? List.of()
                : product.variants().stream()
                        .flatMap(variant -> variant.stock().stream().map(level -> part(item, product, variant, level)))
                        .toList();
    }

    void addParts(LoadItem item, Product product, List<Part> parts) {
        parts.forEach(part -> levels.addPart(item, part.recordId(), part.row()));
        if (!parts.isEmpty() || product.status() == ProductStatus.DELETED) {
            listed.add(item);
        }
    }

    /** A level inside a product. */
    record Part(String recordId, Row row) {}

    boolean isEmpty() {
        return levels.isEmpty();
    }

    void stage(Tx tx) throws SQLException {
        levels.stage(tx);
        listed.stage(tx);
    }

    void merge(Tx tx, Tombstones tombstones) throws SQLException {
        Set<Long> touched = new HashSet<>();
        if (!levels.isEmpty()) {
            levels.judge(tx, tombstones);
            levels.merge(tx, Map.of(), "");
            levels.rows().forEach(row -> touched.add(row.key("product_durable_key")));
        }
        if (tombstones.any(Dataset.INVENTORY)) {
            touched.addAll(markGone(tx));
        }
        touched.addAll(listed.merge(tx));
        sum(tx, touched);
    }

    private Part part(LoadItem item, Product product, Variant variant, StockLevel level) {
        ItemRef ref = new ItemRef(product.id(), variant.id());
        String recordId = ref.itemId() + "/" + ref.variantId() + "/" + level.location();
        return new Part(recordId, row(item, ref, level).set("record_id", recordId));
    }

    private Row row(LoadItem item, ItemRef ref, StockLevel level) {
        return levels.row(item)
                .set("product_durable_key", context.keys().product(ref))
                .set("location", level.location())
                .set("quantity", level.quantity())
                .set("reserved", level.reserved())
                .set("is_deleted", false)
                .set("row_hash", ContentHash.of(level.quantity(), level.reserved()));
    }

    private List<Long> markGone(Tx tx) throws SQLException {
        String gone = " from {s_gone} g join {wh_stock} k on k.shop_key = g.shop_key and k.record_id = g.record_id"
                + " where g.dataset = 'inventory' and not k.is_deleted"
                + " and (g.source_updated_at, g.observed_at) > (k.source_updated_at, k.observed_at)";
        List<Long> touched =
                Script.rows(tx, "select distinct k.product_durable_key" + gone, cells -> cells.get(Long.class));
        Script.run(
                tx,
                "update {wh_stock} as t set is_deleted = true, load_id = "
                        + context.batch().loadId()
                        + " from (select k.product_durable_key, k.location" + gone + ") o"
                        + " where t.product_durable_key = o.product_durable_key and t.location = o.location");
        return touched;
    }

    /** A sum that no column holds is missing: the levels stay as they are. */
    private void sum(Tx tx, Set<Long> touched) throws SQLException {
        if (touched.isEmpty()) {
            return;
        }
        Stage keys = new Stage(Stagings.S_KEY);
        touched.forEach(key -> keys.add(keys.row().set("key", key)));
        keys.write(tx);
        Script.run(
                tx,
                "update {dim_product} as t set stock_on_hand = k.quantity, stock_at = k.at, load_id = "
                        + context.batch().loadId()
                        + " from (select s.key, case when sum(w.quantity) between " + Long.MIN_VALUE + " and "
                        + Long.MAX_VALUE + " then cast(sum(w.quantity) as bigint) end as quantity,"
                        + " max(w.source_updated_at) as at"
                        + " from {s_key} s left join {wh_stock} w on w.product_durable_key = s.key and not w.is_deleted"
                        + " group by s.key) k where t.product_durable_key = k.key"
                        + " and t.stock_on_hand is distinct from k.quantity");
    }
}
