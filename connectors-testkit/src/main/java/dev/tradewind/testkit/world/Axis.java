package dev.tradewind.testkit.world;

/** Which time of an order a list goes by. */
public enum Axis {
    CREATED,
    UPDATED
}
