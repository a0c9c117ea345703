/** Contracts that implementations of the SPI can be held against. */
@NullMarked
package dev.tradewind.testkit.contract;

import org.jspecify.annotations.NullMarked;
