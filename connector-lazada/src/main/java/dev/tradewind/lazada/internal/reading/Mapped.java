package dev.tradewind.lazada.internal.reading;

import dev.tradewind.core.spi.Unknown;
import java.util.List;

/**
 * A normalized record, and the values in it that are not known.
 *
 * @param record the record
 * @param unknowns values that the receipt counts
 */
public record Mapped<T>(T record, List<Unknown> unknowns) {
    public Mapped {
        unknowns = List.copyOf(unknowns);
    }
}
