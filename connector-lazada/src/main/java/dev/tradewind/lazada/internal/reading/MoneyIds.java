package dev.tradewind.lazada.internal.reading;

/** How the ids of bookings and events begin: they say where to look. */
public final class MoneyIds {
    /** Then the first day of the stretch in which it was met, and the key of the row. */
    public static final String TRANSACTION = "transaction/";

    /** Then the number of the statement. */
    public static final String PAYOUT = "payout/";

    /** Then the reversal's id and the line's. */
    public static final String REVERSAL = "reversal/";

    /** Then the review's id. */
    public static final String REVIEW = "review/";

    private MoneyIds() {}
}
