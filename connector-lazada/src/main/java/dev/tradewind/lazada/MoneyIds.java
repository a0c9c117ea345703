package dev.tradewind.lazada;

/** How the ids of bookings and events begin: they say where to look. */
final class MoneyIds {
    /** Then the first day of the stretch in which it was met, and the key of the row. */
    static final String TRANSACTION = "transaction/";

    /** Then the number of the statement. */
    static final String PAYOUT = "payout/";

    /** Then the reversal's id and the line's. */
    static final String REVERSAL = "reversal/";

    /** Then the review's id. */
    static final String REVIEW = "review/";

    private MoneyIds() {}
}
