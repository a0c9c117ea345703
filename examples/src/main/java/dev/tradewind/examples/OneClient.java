package dev.tradewind.examples;

import dev.tradewind.lazada.LazadaShop;
import dev.tradewind.lazada.OrderQuery;
import dev.tradewind.lazada.model.LazadaOrder;
import java.io.PrintStream;
import java.time.Instant;

/** One typed client, without a warehouse. */
public final class OneClient {
    private OneClient() {}

    /** Prints the orders that were changed since an instant. */
    public static void print(LazadaShop shop, Instant since, PrintStream out) {
        // cut: client
        for (LazadaOrder order : shop.client().orders().list(OrderQuery.updatedAfter(since))) {
            out.println(order.orderNumber() + " " + order.price());
        }
        // cut: end
    }
}
