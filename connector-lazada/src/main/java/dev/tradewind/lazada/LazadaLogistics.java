package dev.tradewind.lazada;

import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.model.LazadaTrace;
import java.util.List;

/** Parcels of a shop. Safe for use by several threads. */
public final class LazadaLogistics {
    private final MoneyCalls calls;

    LazadaLogistics(MoneyCalls calls) {
        this.calls = calls;
    }

    /**
     * The parcels of an order and where they have been. Lazada answers from {@code ready_to_ship} on. There is no list: one
     * call for each order, which is why no feed of the connector reads it.
     */
    public List<LazadaTrace> trace(String orderId) {
        return calls.trace(orderId).stream()
                .map(parcel -> calls.decode(parcel, LazadaTrace.class))
                .toList();
    }
}
