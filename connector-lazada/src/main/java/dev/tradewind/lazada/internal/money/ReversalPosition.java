package dev.tradewind.lazada.internal.money;

import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Cursor;

/**
 * Where a reading of reversals stands.
 *
 * @param pass 1 reads, later ones list
 * @param page the next page, from 1
 * @param first Lazada's count at the beginning of the pass, -1 for none
 * @param rows reversals that the pass has brought
 * @param lines records that the first pass has brought
 */
record ReversalPosition(int pass, int page, long first, long rows, long lines) {
    static final ReversalPosition START = new ReversalPosition(1, 1, -1, 0, 0);
    private static final String FORMAT = "1";

    /** After a page of the same pass. */
    ReversalPosition after(long total, int came, int made) {
        return new ReversalPosition(pass, page + 1, page == 1 ? total : first, rows + came, lines + made);
    }

    /** At the beginning of the next pass. */
    ReversalPosition again() {
        return new ReversalPosition(pass + 1, 1, -1, 0, lines);
    }

    /** The position as text. */
    Cursor cursor(String feed) {
        return Cursor.of(FORMAT + ";" + feed + ";" + pass + ";" + page + ";" + first + ";" + rows + ";" + lines);
    }

    /** Reads a position; one of another feed or format has expired. */
    static ReversalPosition of(Cursor cursor, String feed, ErrorContext context) {
        String[] parts = cursor.value().split(";", -1);
        if (parts.length == 7 && parts[0].equals(FORMAT) && parts[1].equals(feed)) {
            try {
                return new ReversalPosition(
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]),
                        Long.parseLong(parts[4]),
                        Long.parseLong(parts[5]),
                        Long.parseLong(parts[6]));
            } catch (NumberFormatException e) {
                throw new CursorExpiredException(context, "the saved position is of another version", "", e);
            }
        }
        throw new CursorExpiredException(context, "the saved position is of another version", "", null);
    }
}
