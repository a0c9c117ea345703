/** What readers of all kinds of records share: pages, positions, ids, and the clock of the platform. */
@NullMarked
package dev.tradewind.lazada.internal.reading;

import org.jspecify.annotations.NullMarked;
