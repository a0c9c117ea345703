/** The statement, payouts and reversals: their feeds, how they are read, and what becomes of a row. */
@NullMarked
package dev.tradewind.lazada.internal.money;

import org.jspecify.annotations.NullMarked;
