package dev.tradewind.testkit.memory;

import dev.tradewind.core.spi.Slice;

/**
 * A reader is about to read a page.
 *
 * @param slice the slice
 * @param number how many pages of all slices were asked for before, from 0
 */
public record PageCall(Slice slice, long number) {}
