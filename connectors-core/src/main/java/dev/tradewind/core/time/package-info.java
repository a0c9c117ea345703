/** The only doors to time, waiting and chance. */
@NullMarked
package dev.tradewind.core.time;

import org.jspecify.annotations.NullMarked;
