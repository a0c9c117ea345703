package dev.tradewind.testkit.world;

/** How an order can change after it was placed. */
public enum Edit {
    /** All lines go one step further on their way. */
    ADVANCE,
    /** The vouchers of the order are worth something else now. */
    VOUCHER,
    /** One more line is cancelled. */
    CANCEL_LINE,
    /** The buyer leaves a note; no amount changes. */
    NOTE,
    /** The last line vanishes, unless it is the only one. Not every platform does this. */
    DROP_LINE
}
