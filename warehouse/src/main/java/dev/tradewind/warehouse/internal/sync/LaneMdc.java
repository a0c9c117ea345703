package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.ShopRef;
import java.util.Map;
import org.slf4j.MDC;

/**
 * Names run and shop, as {@code tradewind.run} and {@code tradewind.shop}, to whatever is logged while a lane works on a shop,
 * and puts back what was there before: a lane is often the caller's thread.
 */
final class LaneMdc implements AutoCloseable {
    static final String RUN = "tradewind.run";
    static final String SHOP = "tradewind.shop";

    private final Map<String, String> before;

    LaneMdc(String run, ShopRef shop) {
        Map<String, String> all = MDC.getCopyOfContextMap();
        this.before = all == null ? Map.of() : all;
        MDC.put(RUN, run);
        MDC.put(SHOP, shop.toString());
    }

    @Override
    public void close() {
        restore(RUN);
        restore(SHOP);
    }

    private void restore(String key) {
        String value = before.get(key);
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
