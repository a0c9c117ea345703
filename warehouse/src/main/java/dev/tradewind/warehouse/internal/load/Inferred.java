package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.ItemRef;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Dimensions;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Rows of dimensions for buyers and variants of whom only a fact has told. They hold nothing but the name, and are there
 * exactly as long as a fact needs them: what is in the dimensions does not depend on what passed through.
 */
final class Inferred {
    private final Context context;
    private final ProductMapper products;
    private final CustomerLoad customers;
    private final Map<Long, ItemRef> items = new HashMap<>();
    private final Map<Long, String> buyers = new HashMap<>();
    private final Set<Long> looseItems = new HashSet<>();
    private final Set<Long> looseBuyers = new HashSet<>();
    private final Set<Long> releasedItems = new HashSet<>();
    private final Set<Long> releasedBuyers = new HashSet<>();

    Inferred(Context context, ProductMapper products, CustomerLoad customers) {
        this.context = context;
        this.products = products;
        this.customers = customers;
    }

    /** A fact names a variant. */
    void item(ItemRef item) {
        items.put(context.keys().product(item), item);
    }

    /** A fact names a buyer. */
    void buyer(String id) {
        if (!id.isEmpty()) {
            buyers.put(context.keys().customer(id), id);
        }
    }

    /** As {@link #item}, by a fact that may prove too old to be kept. */
    void itemPerhaps(ItemRef item) {
        item(item);
        looseItems.add(context.keys().product(item));
    }

    /** As {@link #buyer}, by a fact that may prove too old to be kept. */
    void buyerPerhaps(String id) {
        buyer(id);
        looseBuyers.add(context.keys().customer(id));
    }

    Set<Long> buyers() {
        return buyers.keySet();
    }

    /** A buyer who may have lost the last fact that names him. */
    void released(String buyer) {
        releasedBuyers.add(context.keys().customer(buyer));
    }

    /**
     * Those whom rows named that are about to be replaced or removed.
     *
     * @param from names the fact {@code t} and says which rows
     */
    void released(Tx tx, String from) throws SQLException {
        releasedItems.addAll(keys(tx, AsOf.PRODUCT, from));
        releasedBuyers.addAll(keys(tx, AsOf.CUSTOMER, from));
    }

    /** Adds a row for each that no dimension has. */
    void insert(Tx tx) throws SQLException {
        Stage itemRows = new Stage(Stagings.S_PRODUCT_REF);
        items.forEach((key, item) -> itemRows.add(History.inferred("product_key", key, products.named(item, key))));
        insert(tx, AsOf.PRODUCT, Dimensions.DIM_PRODUCT, itemRows);
        Stage buyerRows = new Stage(Stagings.S_CUSTOMER_REF);
        buyers.forEach((key, id) -> buyerRows.add(History.inferred("customer_key", key, customers.named(id))));
        insert(tx, AsOf.CUSTOMER, Dimensions.DIM_CUSTOMER, buyerRows);
    }

    /** Notes what the lines of the winners name before they are replaced. */
    void release(Tx tx) throws SQLException {
        release(tx, AsOf.PRODUCT, releasedItems);
        release(tx, AsOf.CUSTOMER, releasedBuyers);
    }

    /** Removes those that nothing names any more. */
    void sweep(Tx tx) throws SQLException {
        releasedItems.removeAll(items.keySet());
        releasedItems.addAll(looseItems);
        releasedBuyers.removeAll(buyers.keySet());
        releasedBuyers.addAll(looseBuyers);
        sweepItems(tx, releasedItems);
        sweep(tx, AsOf.CUSTOMER, releasedBuyers, "");
    }

    /** Removes those of some variants that nothing names any more. */
    static void sweepItems(Tx tx, Set<Long> items) throws SQLException {
        sweep(
                tx,
                AsOf.PRODUCT,
                items,
                " and not exists (select 1 from {wh_stock} k where"
                        + " k.product_durable_key = t.product_durable_key)");
    }

    /** Durable keys that rows of a fact, {@code t} in {@code from}, name. */
    static Set<Long> keys(Tx tx, AsOf dimension, String from) throws SQLException {
        return new HashSet<>(Script.rows(
                tx, "select distinct t." + dimension.durableKey() + " " + from, cells -> cells.get(Long.class)));
    }

    private static void insert(Tx tx, AsOf dimension, TableDef table, Stage rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        rows.write(tx);
        Script.run(
                tx,
                Upsert.insert(
                        table,
                        rows.table(),
                        Map.of(),
                        "where not exists (select 1 from {" + table.name() + "} d where d." + dimension.durableKey()
                                + " = s." + dimension.durableKey() + ")"));
    }

    private void release(Tx tx, AsOf dimension, Set<Long> released) throws SQLException {
        released.addAll(Script.rows(
                tx,
                "select distinct d." + dimension.durableKey() + " from {fact_orders} f join {s_winner} w"
                        + " on w.order_id = f.order_id and w.is_known join {" + dimension.dimension() + "} d on d."
                        + dimension.durableKey() + " = f." + dimension.durableKey()
                        + " where d.is_inferred and f.shop_key = "
                        + context.batch().shopKey(),
                cells -> cells.get(Long.class)));
    }

    private static void sweep(Tx tx, AsOf dimension, Set<Long> released, String more) throws SQLException {
        if (released.isEmpty()) {
            return;
        }
        Stage keys = new Stage(Stagings.S_KEY);
        released.forEach(key -> keys.add(keys.row().set("key", key)));
        keys.write(tx);
        String durable = dimension.durableKey();
        StringBuilder unnamed = new StringBuilder();
        for (String fact : new String[] {"fact_orders", "fact_activity", "fact_traffic"}) {
            unnamed.append(
                    " and not exists (select 1 from {" + fact + "} f where f." + durable + " = t." + durable + ")");
        }
        Script.run(
                tx,
                "delete from {" + dimension.dimension() + "} as t where t.is_inferred and t." + durable
                        + " in (select key from {s_key})" + unnamed + more);
    }
}
