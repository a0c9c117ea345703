package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.error.TradewindException;
import dev.tradewind.warehouse.internal.db.DatabaseException;

/** What receipts say of an error: one line. */
final class Reasons {
    private static final int LONGEST = 1_000;

    private Reasons() {}

    /** The message of an error that was written for people; the class and the message of any other. */
    static String show(Throwable error) {
        String message = error.getMessage();
        boolean forPeople = error instanceof TradewindException || error instanceof ConnectorFaultException;
        if (message == null || !forPeople) {
            return cut(error.getClass().getSimpleName() + (message == null ? "" : ": " + message));
        }
        // A database goes on with the row that it refused: names and addresses of buyers.
        return cut(error instanceof DatabaseException ? firstLine(message) : message);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }
}
