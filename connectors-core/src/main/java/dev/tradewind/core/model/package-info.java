/** The normalized records that every connector maps to: orders, products, customers, stock, traffic, activity, ledger. */
@NullMarked
package dev.tradewind.core.model;

import org.jspecify.annotations.NullMarked;
