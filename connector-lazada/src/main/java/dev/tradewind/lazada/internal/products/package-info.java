/** Products, variants and stock: their feeds, how they are read, and what becomes of a row. */
@NullMarked
package dev.tradewind.lazada.internal.products;

import org.jspecify.annotations.NullMarked;
