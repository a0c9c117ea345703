/** Small programs that the README and the documents are cut from. */
@NullMarked
package dev.tradewind.examples;

import org.jspecify.annotations.NullMarked;
