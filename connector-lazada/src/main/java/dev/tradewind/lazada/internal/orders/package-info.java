/** Orders with their items and buyers: their feed, how it is read, and what becomes of a row. */
@NullMarked
package dev.tradewind.lazada.internal.orders;

import org.jspecify.annotations.NullMarked;
