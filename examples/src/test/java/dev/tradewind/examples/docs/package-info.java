@NullMarked
package dev.tradewind.examples.docs;

import org.jspecify.annotations.NullMarked;
