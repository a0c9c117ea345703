/** A platform of our own: a market stall that writes its sales into a CSV file. What it takes to bring one to Tradewind. */
@NullMarked
package dev.tradewind.examples.stall;

import org.jspecify.annotations.NullMarked;
