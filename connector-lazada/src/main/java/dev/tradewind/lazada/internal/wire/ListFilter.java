package dev.tradewind.lazada.internal.wire;

import java.time.Instant;
import java.util.Optional;

/**
 * What a list is asked for. Both ends are inclusive and down to the second.
 *
 * @param after rows changed at or after this
 * @param before rows changed at or before this, empty for no bound
 * @param word orders: the state of an item; products: the filter
 * @param offset rows to leave out
 * @param limit rows at most
 */
public record ListFilter(Instant after, Optional<Instant> before, Optional<String> word, int offset, int limit) {}
