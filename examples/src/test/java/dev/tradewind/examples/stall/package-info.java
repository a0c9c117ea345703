@NullMarked
package dev.tradewind.examples.stall;

import org.jspecify.annotations.NullMarked;
