package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Change;
import java.util.Objects;

/**
 * One record to load.
 *
 * @param origin which slice of a group commit it came from: an index that the caller chooses, and finds again in the counts
 * @param change the record in one version
 */
public record LoadItem(int origin, Change<?> change) {
    public LoadItem {
        Objects.requireNonNull(change, "change");
    }
}
