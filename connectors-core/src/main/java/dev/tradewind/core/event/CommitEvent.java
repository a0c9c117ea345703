package dev.tradewind.core.event;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Slice;

/**
 * Pages of a slice were committed.
 *
 * @param shop the shop
 * @param slice the slice
 * @param counts what they held and what became of it
 */
public record CommitEvent(ShopRef shop, Slice slice, Counts counts) {}
