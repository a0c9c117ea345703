package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.spi.Change;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One load, from records to tables. */
final class Pass {
    private final Context context;
    private final Tombstones tombstones;
    private final ProductLoad products;
    private final CustomerLoad customers;
    private final Inferred inferred;
    private final StockLoad stock;
    private final TrafficLoad traffic;
    private final ActivityLoad activity;
    private final LedgerSums sums;
    private final LedgerLoad ledger;
    private final OrderLoad orders;

    Pass(Context context) {
        this.context = context;
        this.tombstones = new Tombstones(context);
        this.products = new ProductLoad(context);
        this.customers = new CustomerLoad(context);
        this.inferred = new Inferred(context, products.mapper(), customers);
        this.stock = new StockLoad(context, inferred);
        this.traffic = new TrafficLoad(context, inferred);
        this.activity = new ActivityLoad(context, inferred);
        this.sums = new LedgerSums(context);
        this.ledger = new LedgerLoad(context, sums);
        this.orders = new OrderLoad(context);
    }

    /** Takes a record in. Throws {@link Unfit} when a table cannot hold it; nothing of it is taken in then. */
    void add(LoadItem item) {
        Change<?> change = item.change();
        if (change.record().isPresent()) {
            addRecord(item, change.dataset());
        }
        tombstones.add(item);
    }

    private void addRecord(LoadItem item, Dataset<?> dataset) {
        if (dataset == Dataset.ORDERS) {
            orders.add(item);
        } else if (dataset == Dataset.PRODUCTS) {
            Product product =
                    Dataset.PRODUCTS.type().cast(item.change().record().orElseThrow());
            List<StockLoad.Part> levels = stock.parts(item, product);
            products.add(item);
            stock.addParts(item, product, levels);
        } else if (dataset == Dataset.CUSTOMERS) {
            customers.add(item);
        } else if (dataset == Dataset.TRAFFIC) {
            traffic.add(item);
        } else if (dataset == Dataset.ACTIVITY) {
            activity.add(item);
        } else if (dataset == Dataset.INVENTORY) {
            stock.add(item);
        } else if (dataset == Dataset.FINANCE) {
            ledger.add(item);
        } else {
            throw new Unfit("dataset", "has no place in the star schema");
        }
    }

    void run(Tx tx) throws SQLException {
        stage(tx);
        tx.lockShop(context.batch().shopKey());
        tombstones.merge(tx);
        if (!products.isEmpty() || tombstones.any(Dataset.PRODUCTS)) {
            products.merge(tx, tombstones);
        }
        if (!customers.isEmpty() || tombstones.any(Dataset.CUSTOMERS)) {
            customers.merge(tx, tombstones);
            tombstones.ids(Dataset.CUSTOMERS).forEach(inferred::released);
        }
        orders.judge(tx, tombstones);
        orders.winners().forEach(this::names);
        if (orders.anyKnown()) {
            inferred.release(tx);
        }
        inferred.insert(tx);
        stock.merge(tx, tombstones);
        ledger.merge(tx, tombstones);
        orders.mergeEntries(tx);
        sums.merge(tx, orders.winners());
        orders.mergeLines(tx);
        orders.mergeEvents(tx);
        orders.mergeHeaders(tx);
        tombstones.markOrders(tx);
        traffic.merge(tx, tombstones);
        activity.merge(tx, tombstones);
        firstOrders(tx);
        inferred.sweep(tx);
        tombstones.countAll();
    }

    private void stage(Tx tx) throws SQLException {
        tombstones.stage(tx);
        products.stage(tx);
        customers.stage(tx);
        orders.stage(tx);
        stock.stage(tx);
        ledger.stage(tx);
        traffic.stage(tx);
        activity.stage(tx);
    }

    private void names(OrderRows winner) {
        Order order = Dataset.ORDERS.type().cast(winner.item().change().record().orElseThrow());
        if (order.customer() != null) {
            inferred.buyer(order.customer().id());
        }
        for (OrderLine line : order.lines()) {
            if (line.item() != null) {
                inferred.item(line.item());
            }
        }
    }

    /** The first day of each buyer whose orders have changed. */
    private void firstOrders(Tx tx) throws SQLException {
        Set<Long> buyers = new HashSet<>(inferred.buyers());
        buyers.addAll(orders.formerBuyers());
        if (tombstones.any(Dataset.ORDERS)) {
            buyers.addAll(Script.rows(
                    tx,
                    "select distinct f.customer_durable_key from {fact_orders} f join {s_gone} g on g.dataset = 'orders'"
                            + " and f.shop_key = g.shop_key and f.order_id = g.record_id",
                    cells -> cells.get(Long.class)));
        }
        buyers.remove(0L);
        if (buyers.isEmpty()) {
            return;
        }
        Stage keys = new Stage(Stagings.S_KEY);
        buyers.forEach(key -> keys.add(keys.row().set("key", key)));
        keys.write(tx);
        Script.run(
                tx,
                "update {dim_customer} as t set first_order_date_key = o.day from (select s.key,"
                        + " coalesce(min(f.order_date_key), 0) as day from {s_key} s left join {fact_orders} f"
                        + " on f.customer_durable_key = s.key and not f.is_deleted and f.order_date_key > 0"
                        + " group by s.key) o where t.customer_durable_key = o.key"
                        + " and t.first_order_date_key <> o.day");
    }
}
