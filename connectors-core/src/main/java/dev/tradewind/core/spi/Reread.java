package dev.tradewind.core.spi;

import dev.tradewind.core.Dataset;
import java.util.Objects;

/**
 * A record that has to be read by its id: listed but not delivered, or named by another record.
 *
 * @param dataset what it is
 * @param id the platform's id
 * @param why one line for the receipt
 * @param blocks whether the slice is not whole without it
 */
public record Reread(Dataset<?> dataset, String id, String why, boolean blocks) {
    public Reread {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(why, "why");
    }
}
