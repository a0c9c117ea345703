package dev.tradewind.testkit.world;

import java.util.Optional;

/**
 * A list of orders. Bounds are whole seconds since 1970, both inclusive.
 *
 * @param axis which time the bounds are about
 * @param sort which time the list is sorted by
 * @param from earliest second
 * @param to latest second
 * @param descending newest first
 * @param state only orders with a line in this state
 * @param offset how many to leave out at the beginning
 * @param limit how many at most
 */
public record OrderQuery(
        Axis axis,
        Axis sort,
        long from,
        long to,
        boolean descending,
        Optional<LineState> state,
        long offset,
        int limit) {
    /** Orders by their last change, oldest first. */
    public static OrderQuery updated(long from, long to, long offset, int limit) {
        return new OrderQuery(Axis.UPDATED, Axis.UPDATED, from, to, false, Optional.empty(), offset, limit);
    }
}
