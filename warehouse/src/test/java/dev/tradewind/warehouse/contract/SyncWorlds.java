package dev.tradewind.warehouse.contract;

import dev.tradewind.testkit.world.ExpectedLine;
import dev.tradewind.testkit.world.ExpectedOrder;
import dev.tradewind.testkit.world.World;
import dev.tradewind.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares a warehouse with the world that it was read from. */
final class SyncWorlds {
    private SyncWorlds() {}

    /** Each order line of a world that was changed before an instant: version, state and what is paid for it. */
    static SortedMap<String, String> expected(World world, Instant before) {
        SortedMap<String, String> lines = new TreeMap<>();
        for (Iterator<ExpectedOrder> orders = world.expectedOrders(); orders.hasNext(); ) {
            ExpectedOrder order = orders.next();
            for (ExpectedLine line : order.lines()) {
                if (order.updatedAt().isBefore(before)) {
                    lines.put(
                            order.id() + "/" + line.id(),
                            order.updatedAt() + " " + line.status() + " " + plain(line.net()));
                }
            }
        }
        return lines;
    }

    /** The same from fact_orders; the version is that of the whole order, which also rises when no line changed. */
    static SortedMap<String, String> found(Warehouse warehouse, String shop) {
        SortedMap<String, String> lines = new TreeMap<>();
        String sql = "select f.order_id, f.order_line_id, o.source_updated_at, f.status, f.net_amount"
                + " from fact_orders f join wh_order o on o.shop_key = f.shop_key and o.order_id = f.order_id"
                + " join wh_shop s on s.shop_key = f.shop_key where not f.is_deleted and s.source_shop_id = '" + shop
                + "'";
        warehouse.query(sql).stream(
                columns -> {},
                row -> lines.put(
                        row.get(0) + "/" + row.get(1),
                        row.get(2) + " " + row.get(3) + " " + plain(new BigDecimal(String.valueOf(row.get(4))))));
        return lines;
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
