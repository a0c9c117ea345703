package dev.tradewind.warehouse.internal.load;

/** What became of one record: the words of the receipt. */
enum Outcome {
    WRITTEN,
    UNCHANGED,
    STALE,
    FOLDED,
    REJECTED
}
