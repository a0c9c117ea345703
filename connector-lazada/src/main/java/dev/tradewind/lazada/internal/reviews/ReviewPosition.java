package dev.tradewind.lazada.internal.reviews;

import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Cursor;
import java.util.Arrays;

/**
 * Where a reading of reviews stands.
 *
 * @param item the place of the product among those of the slice, from 0
 * @param page the next page of its list, from 1
 * @param first Lazada's count on the first page, -1 for none
 * @param rows ids that came of this product
 * @param tries how often its list was begun again
 */
record ReviewPosition(int item, int page, long first, long rows, int tries) {
    static final ReviewPosition START = new ReviewPosition(0, 1, -1, 0, 0);
    private static final String FORMAT = "1;" + ReviewFeed.REVIEWS;

    /** After a page of the same product. */
    ReviewPosition after(long total, int came) {
        return new ReviewPosition(item, page + 1, page == 1 ? total : first, rows + came, tries);
    }

    /** Whether nothing speaks against that the list, which has ended, was whole. */
    boolean isSteady(long total) {
        return total == first && (total < 0 || rows == total);
    }

    /** At the beginning of the same product's list. */
    ReviewPosition again() {
        return new ReviewPosition(item, 1, -1, 0, tries + 1);
    }

    /** At the beginning of the next product's list. */
    ReviewPosition nextItem() {
        return new ReviewPosition(item + 1, 1, -1, 0, 0);
    }

    /** The position as text. */
    Cursor cursor() {
        return Cursor.of(String.join(
                ";",
                FORMAT,
                Integer.toString(item),
                Integer.toString(page),
                Long.toString(first),
                Long.toString(rows),
                Integer.toString(tries)));
    }

    /** Reads a position; one of another feed or format has expired. */
    static ReviewPosition of(Cursor cursor, ErrorContext context) {
        String[] words = cursor.value().split(";", -1);
        try {
            if (words.length == 7 && cursor.value().startsWith(FORMAT + ";")) {
                long[] numbers =
                        Arrays.stream(words, 2, 7).mapToLong(Long::parseLong).toArray();
                return new ReviewPosition(
                        Math.toIntExact(numbers[0]),
                        Math.toIntExact(numbers[1]),
                        numbers[2],
                        numbers[3],
                        Math.toIntExact(numbers[4]));
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw new CursorExpiredException(context, "the saved position is of another version", "", e);
        }
        throw new CursorExpiredException(context, "the saved position is of another version", "", null);
    }
}
