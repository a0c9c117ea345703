/** Time and chance that a test controls. */
@NullMarked
package dev.tradewind.testkit.clock;

import org.jspecify.annotations.NullMarked;
