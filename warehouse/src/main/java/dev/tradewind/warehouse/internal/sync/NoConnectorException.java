package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.ShopRef;

/** Whoever makes connectors threw when he was asked for that of a shop; the cause is what he threw. */
public final class NoConnectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ShopRef shop;

    /** Says of which shop. */
    public NoConnectorException(ShopRef shop, Throwable cause) {
        super("no connector for " + shop, cause);
        this.shop = shop;
    }

    ShopRef shop() {
        return shop;
    }
}
