package dev.tradewind.warehouse.internal.schema;

/** Whether a column is part of what two equal warehouses agree on: see {@code CanonicalHash}. */
public enum Content {
    /** Part of the content. */
    ALWAYS,
    /** A key that we made, a trace of the load, or an instant of our own clock. */
    NEVER,
    /**
     * An instant that is the platform's unless it equals {@code observed_at}, which means that the platform told none and
     * ours stands in.
     */
    UNLESS_OBSERVED
}
