package dev.tradewind.core.receipt;

import java.util.List;

/**
 * Which of the shops that it was given a run has begun.
 *
 * @param begun how many: each has its lines, whatever came of it
 * @param all whether these are all; false when the run ended before the stream of shops was read to its end. Shops of which it
 *     was not given a word have no line: the next run begins them
 */
public record Shops(long begun, boolean all) {
    public Shops {
        if (begun < 0) {
            throw new IllegalArgumentException("begun must not be negative, got: " + begun);
        }
    }

    /** All shops of these lines, and no other. */
    static Shops of(List<ReceiptLine> lines) {
        return new Shops(lines.stream().map(ReceiptLine::shop).distinct().count(), true);
    }

    /** For people: how many there were, and whether others were left. */
    @Override
    public String toString() {
        return begun
                + (begun == 1 ? " shop was begun" : " shops were begun")
                + (all ? "" : ", the stream of shops was not read to its end: the next run begins what is left");
    }
}
