/** What buyers wrote: the feed, how it is read, and what becomes of a review. */
@NullMarked
package dev.tradewind.lazada.internal.reviews;

import org.jspecify.annotations.NullMarked;
