package dev.tradewind.warehouse.internal.tokens.processes;

/** Where a renewal stands between the platform's answer and its use. */
enum SavePoint {
    ANSWERED,
    SAVED
}
