/** What ads brought by day: the feed, how it is read, and what becomes of a row. */
@NullMarked
package dev.tradewind.lazada.internal.ads;

import org.jspecify.annotations.NullMarked;
