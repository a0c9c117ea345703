package dev.tradewind.testkit.world;

import java.util.List;

/**
 * A page of a list.
 *
 * @param rows what is on it
 * @param total how many rows the whole list has
 */
public record Listing<T>(List<T> rows, long total) {
    public Listing {
        rows = List.copyOf(rows);
    }
}
