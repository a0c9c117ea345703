@NullMarked
package dev.tradewind.examples.runner;

import org.jspecify.annotations.NullMarked;
