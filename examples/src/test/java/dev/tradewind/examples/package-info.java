@NullMarked
package dev.tradewind.examples;

import org.jspecify.annotations.NullMarked;
