package dev.tradewind.core.event;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Slice;

/**
 * A slice changed its state.
 *
 * @param shop the shop
 * @param slice the slice
 * @param state the new state's name, such as {@code READING}
 * @param detail one line for people, may be empty
 */
public record SliceEvent(ShopRef shop, Slice slice, String state, String detail) {}
