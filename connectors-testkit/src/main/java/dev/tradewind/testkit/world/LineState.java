package dev.tradewind.testkit.world;

/** Where a line of an order stands. The first six are the way that every line goes. */
public enum LineState {
    UNPAID,
    PENDING,
    PACKED,
    READY_TO_SHIP,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    RETURNED,
    FAILED
}
