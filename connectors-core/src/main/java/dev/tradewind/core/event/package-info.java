/** What happens during a sync, as immutable records handed to a listener. */
@NullMarked
package dev.tradewind.core.event;

import org.jspecify.annotations.NullMarked;
