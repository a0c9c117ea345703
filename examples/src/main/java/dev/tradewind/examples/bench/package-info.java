/** Measures the way of orders from a platform into the warehouse. Run by {@code examples/bench}; no test is timed. */
@NullMarked
package dev.tradewind.examples.bench;

import org.jspecify.annotations.NullMarked;
