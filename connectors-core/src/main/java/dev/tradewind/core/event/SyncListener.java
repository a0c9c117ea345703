package dev.tradewind.core.event;

import dev.tradewind.core.receipt.ReceiptLine;

/**
 * Hears of a sync. Called on the lane's thread: be fast, do no I/O, call nothing of Tradewind. What it throws is logged
 * once and goes no further.
 */
public interface SyncListener {
    /** A slice changed its state. */
    default void onSlice(SliceEvent event) {}

    /** Pages were committed. */
    default void onCommit(CommitEvent event) {}

    /** A line of the receipt is final. */
    default void onLine(ReceiptLine line) {}
}
