package dev.tradewind.testkit.world;

import java.util.Set;

/**
 * A list of products by their last change, oldest first. Bounds are whole seconds since 1970, both inclusive.
 *
 * @param from earliest second
 * @param to latest second
 * @param createdFrom earliest second of its making
 * @param createdTo latest second of its making
 * @param states which products
 * @param offset how many to leave out at the beginning
 * @param limit how many at most
 */
public record ProductQuery(
        long from, long to, long createdFrom, long createdTo, Set<WorldProduct.State> states, long offset, int limit) {
    public ProductQuery {
        states = Set.copyOf(states);
    }

    /** Products in any of these states by their last change. */
    public static ProductQuery updated(long from, long to, Set<WorldProduct.State> states, long offset, int limit) {
        return new ProductQuery(from, to, Long.MIN_VALUE, Long.MAX_VALUE, states, offset, limit);
    }
}
