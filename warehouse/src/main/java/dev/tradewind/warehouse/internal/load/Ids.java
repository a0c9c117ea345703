package dev.tradewind.warehouse.internal.load;

import java.util.HashMap;
import java.util.Map;

/** Makes ids for parts of an order: the same for the same order, whenever it is read. */
final class Ids {
    /** How all of them begin; no platform's id of an event does. */
    static final String PREFIX = "order/";

    private static final int LONGEST = 255;
    private final String orderId;
    private final Map<String, Integer> met = new HashMap<>();

    Ids(String orderId) {
        this.orderId = orderId;
    }

    /** An id that this has not given yet: parts without an id, or with one id, are told apart by their place. */
    String next(String what, String own) {
        String id = PREFIX + orderId + "/" + what + "/" + own;
        int times = met.merge(id, 1, Integer::sum);
        String unique = times == 1 ? id : id + "#" + times;
        return unique.length() <= LONGEST ? unique : PREFIX + ContentHash.of(unique);
    }
}
