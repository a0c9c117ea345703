package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Version;

/**
 * One state of something whose history is kept.
 *
 * @param since the version with which it began
 * @param hash the hash of its attributes
 * @param attributes a row that has them
 */
record State(Version since, String hash, Row attributes) {}
