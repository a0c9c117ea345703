/** The connector of one shop, put together from the feeds of all kinds of records, and its check. */
@NullMarked
package dev.tradewind.lazada.internal.spi;

import org.jspecify.annotations.NullMarked;
