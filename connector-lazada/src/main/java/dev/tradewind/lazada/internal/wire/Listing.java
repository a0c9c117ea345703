package dev.tradewind.lazada.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.spi.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list.
 *
 * @param rows the rows whose id and time of change can be read, as listed
 * @param unplaced the rows of which they cannot
 * @param size how many rows came
 * @param total how many rows match the filter by Lazada's own count, where it says so
 */
public record Listing(List<Row> rows, List<Rejected> unplaced, int size, OptionalLong total) {
    /**
     * One row.
     *
     * @param id the platform's id
     * @param changed when it was last changed
     * @param json the whole row, not decoded yet
     */
    public record Row(String id, Instant changed, JsonNode json) {}

    public Listing {
        rows = List.copyOf(rows);
        unplaced = List.copyOf(unplaced);
    }

    /** Whether Lazada's count says that nothing is left beyond this page. */
    public boolean isWhole() {
        return total.isPresent() && total.getAsLong() == size;
    }
}
